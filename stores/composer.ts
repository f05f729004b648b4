/**
 * What is being written, per conversation, mode and quoted message: a draft of one place can never appear in another,
 * whatever order reads and writes finish in. It is saved as it is typed.
 */
import type { ConversationId, MessageId } from '@/domain/ids'
import type { DraftPlace } from '@/data/rows'
import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'
import { db } from '@/data/db'
import { draftAt, draftKey, draftsOf, saveDraft } from '@/data/drafts'
import { MENTIONS_MAX } from '@/domain/limits'
import { mentionedIn } from '@/domain/mentions'
import { newId } from '@/domain/new-id'
import { request } from '@/services/bus/request'
import { useDirectoryStore } from './directory'
import { useSessionStore } from './session'

export type ComposerMode = 'reply' | 'note'

export const useComposerStore = defineStore('composer', () => {
  const session = useSessionStore()
  const directory = useDirectoryStore()
  const place = ref<DraftPlace | null>(null)
  /** Texts by place. A place is read from the database once; from then on this is the newer one. */
  const texts = reactive(new Map<string, string>())
  const text = computed(() => (place.value ? (texts.get(draftKey(place.value)) ?? '') : ''))
  const mode = computed<ComposerMode>(() => place.value?.mode ?? 'reply')
  const quotedId = computed(() => place.value?.quotedId ?? null)

  /** Opens a conversation's composer where it was left: its draft last written, or an empty reply. */
  async function open(conversationId: ConversationId) {
    place.value = { conversationId, mode: 'reply', quotedId: null }
    const [latest, ...others] = await draftsOf(db, conversationId)
    for (const draft of latest ? [latest, ...others] : []) if (!texts.has(draft.key)) texts.set(draft.key, draft.text)
    // Somebody may have gone on, or begun to write, while we were reading.
    const here = place.value
    if (
      latest &&
      here.conversationId === conversationId &&
      here.mode === 'reply' &&
      !here.quotedId &&
      text.value === ''
    ) {
      place.value = { conversationId, mode: latest.mode, quotedId: latest.quotedId }
    }
  }

  // Writes follow one another, so that an older text never overtakes a newer one.
  let saving: Promise<void> = Promise.resolve()
  function write(now: string) {
    if (!place.value) return
    const at = { ...place.value }
    texts.set(draftKey(at), now)
    save(at, now)
  }
  function save(at: DraftPlace, now: string) {
    saving = saving.then(() => saveDraft(db, at, now)).catch((error: unknown) => console.error('[composer]', error))
  }

  function setMode(next: ComposerMode) {
    if (place.value) place.value = { conversationId: place.value.conversationId, mode: next, quotedId: null }
  }
  /** Answers a message. What was being written comes along, unless something was begun for that very message. */
  function quote(id: MessageId | null) {
    const here = place.value
    if (!here) return
    const carried = here.mode === 'reply' ? text.value : ''
    const next: DraftPlace = { conversationId: here.conversationId, mode: 'reply', quotedId: id }
    if (carried && !texts.get(draftKey(next))) {
      write('')
      place.value = next
      write(carried)
    } else place.value = next
  }

  const calledOn = (written: string) =>
    mentionedIn(
      written,
      directory.agents.filter(({ active, id }) => active && id !== directory.myId),
    ).slice(0, MENTIONS_MAX)

  /**
   * Hands the text to the outbox, which removes the draft in the same transaction: at no moment is it in neither. If
   * even that fails, the text is back where it was, and the error is thrown.
   */
  async function send(
    written: string,
    { uploadIds = [], seenPosition }: { uploadIds?: string[]; seenPosition: number | null },
  ) {
    const at = place.value
    if (!at) return
    const { conversationId, quotedId } = at
    const key = draftKey(at)
    texts.set(key, '')
    if (quotedId) place.value = { conversationId, mode: 'reply', quotedId: null }
    await saving // an older text must not be saved after the draft is gone
    try {
      if (at.mode === 'note')
        await request('note.add', { id: newId(), conversationId, text: written, mentions: calledOn(written) })
      else if (uploadIds.length > 0)
        await request('files.send', { id: newId(), conversationId, text: written, quotedId, seenPosition, uploadIds })
      else await request('message.send', { id: newId(), conversationId, text: written, quotedId, seenPosition })
      const begun = texts.get(key)
      if (begun) save(at, begun) // written meanwhile, and possibly removed with the old one
    } catch (error) {
      if (!texts.get(key)) texts.set(key, written)
      if (quotedId && text.value === '') place.value = at
      throw error
    }
  }
  /** What was held back, or refused, is written on: its words and files are a draft again, and that draft is opened. */
  async function edit(messageId: MessageId) {
    await saving // what is typed here stays, beneath what comes back
    const at = await request('outbox.edit', { messageId })
    const draft = await draftAt(db, at)
    if (draft) texts.set(draft.key, draft.text)
    if (place.value?.conversationId === at.conversationId) place.value = at
  }
  /** Nothing of one person's is left for the next. What is saved stays in the database, for its owner. */
  function reset() {
    place.value = null
    texts.clear()
  }
  watch(() => session.identity, reset, { flush: 'sync' })
  return { place, text, mode, quotedId, open, write, setMode, quote, send, edit }
})
