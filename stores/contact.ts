/** The contact before the agent: what is known beyond the lists, and what can be done with it. Live from the database. */
import type { Contact } from '@/domain/contact'
import { MERGE_UNDO_MS } from '@/domain/contact-merge'
import type { ContactField } from '@/domain/contact-field'
import type { ContactId, ContactNoteId, ConversationId } from '@/domain/ids'
import { newId } from '@/domain/new-id'
import { ratingsOf } from '@/domain/rating'
import type { ContactExport } from '@/protocol/console-api'
import type { Input } from '@/protocol/extension'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { contactDetails, type ContactDetails } from '@/data/contact-profiles'
import { contactById, contactsByIds } from '@/data/contacts'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { allContactFields } from '@/data/workspace'
import { request } from '@/services/bus/request'
import { askHub } from '@/services/hub-client/ask'
import { useSessionStore } from './session'

/** How much of each an export holds. */
export type ExportCounts = Pick<ContactExport, 'conversations' | 'messages' | 'files'>

const NOTHING: ContactDetails = { profile: null, notes: [], conversations: [] }

export const useContactStore = defineStore('contact', () => {
  const session = useSessionStore()
  const id = ref<ContactId | null>(null)
  const { data: details } = useLiveQuery<ContactDetails>(
    async () => (id.value ? contactDetails(db, id.value) : NOTHING),
    () => id.value,
    NOTHING,
  )
  const { data: contact } = useLiveQuery<Contact | null>(
    async () => (id.value ? ((await contactById(db, id.value)) ?? null) : null),
    () => id.value,
    null,
  )
  const { data: fields } = useLiveQuery<ContactField[]>(
    () => allContactFields(db),
    () => null,
    [],
  )
  function load() {
    // What is held is shown; the rest comes in through the database. Offline there is nothing to add.
    if (id.value)
      request('contact.load', { contactId: id.value }).catch((error: unknown) => console.warn('[contact]', error))
  }
  function open(contactId: ContactId | null) {
    id.value = contactId
    load()
  }
  // A merge, or its undoing, moves what only the hub can list.
  watch(
    () => contact.value?.version,
    (_now, before) => before !== undefined && load(),
  )

  const merges = computed(() => {
    const after = Date.now() - MERGE_UNDO_MS
    return (details.value.profile?.merges ?? []).filter((merge) => merge.mergedAt > after)
  })

  const ratings = computed(() => ratingsOf(details.value.profile?.ratings ?? [], details.value.conversations))

  async function change(part: Input<'contact.change'>['change']) {
    if (id.value) await request('contact.change', { contactId: id.value, change: part })
  }
  async function addNote(text: string) {
    if (id.value) await request('contact.addNote', { id: newId(), contactId: id.value, text })
  }
  async function removeNote(noteId: ContactNoteId) {
    if (id.value) await request('contact.removeNote', { contactId: id.value, noteId })
  }

  async function found(ids: readonly ContactId[]): Promise<Contact[]> {
    const held = await contactsByIds(db, ids)
    return ids.flatMap((each) => held.get(each) ?? [])
  }
  const search = async (typed: string) => found((await request('contacts.search', { search: typed })).ids)
  const duplicates = async (contactId: ContactId) => found((await request('contacts.duplicates', { contactId })).ids)
  /** Answers the merge's id, which takes it back. */
  async function merge(keptId: ContactId, otherId: ContactId, fromOther: string[]): Promise<string> {
    const mergeId = newId()
    await request('contact.merge', { id: mergeId, keptId, otherId, fromOther })
    return mergeId
  }
  /** Sees to it that this conversation is held here, to be opened. */
  const hold = (conversationId: ConversationId) => request('conversation.hold', { conversationId })
  const undoMerge = (mergeId: string) => request('contact.undoMerge', { mergeId })
  /** The address that downloads everything of a contact, once, and how much it will be. */
  async function prepareExport(contactId: ContactId) {
    const { path, ...counts } = await askHub('prepareContactExport', { params: { contactId } })
    return { ...counts, url: `${session.session?.hubUrl ?? ''}${path}` }
  }
  const erase = (contactId: ContactId) => request('contact.erase', { contactId })

  return {
    id,
    contact,
    details,
    fields,
    merges,
    ratings,
    open,
    change,
    addNote,
    removeNote,
    search,
    duplicates,
    merge,
    hold,
    undoMerge,
    prepareExport,
    erase,
  }
})
