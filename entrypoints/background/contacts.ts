/** What pages ask for about contacts: the hub answers, and its answers go into the database. */
import { contactsByIds } from '@/data/contacts'
import { saveProfile } from '@/data/contact-profiles'
import { db } from '@/data/db'
import { readMeta } from '@/data/meta'
import type { Rows } from '@/data/apply'
import { applyFetched } from '@/data/sync'
import type { Contact } from '@/domain/contact'
import type { ContactId } from '@/domain/ids'
import type { Handlers } from '@/services/bus/listen'
import type { Sessions } from './session'

type ContactRequest =
  | 'contact.change'
  | 'contact.load'
  | 'contact.addNote'
  | 'contact.removeNote'
  | 'contacts.search'
  | 'contacts.duplicates'
  | 'contact.merge'
  | 'contact.undoMerge'
  | 'contact.erase'
  | 'visits.load'

export function createContactHandlers({ signedIn }: Pick<Sessions, 'signedIn'>): Pick<Handlers, ContactRequest> {
  /** The hub's answer is applied at once; the stream brings the same row again, which changes nothing. */
  async function keep(rows: Rows): Promise<null> {
    const cursor = await readMeta(db, 'cursor')
    if (cursor) await applyFetched(db, cursor.fill, rows)
    return null
  }

  async function keepFound(contacts: Contact[]): Promise<{ ids: ContactId[] }> {
    await keep({ contacts })
    const held = await contactsByIds(
      db,
      contacts.map((contact) => contact.id),
    )
    return { ids: contacts.map((contact) => contact.id).filter((id) => held.has(id)) }
  }

  async function load(contactId: ContactId): Promise<null> {
    const { hub } = await signedIn()
    const cursor = await readMeta(db, 'cursor')
    const profile = await hub.call('getContactProfile', { params: { contactId } })
    if (cursor) await saveProfile(db, cursor.fill, profile)
    return null
  }

  return {
    async 'contact.change'({ contactId, change }) {
      const { hub } = await signedIn()
      return keep({ contacts: [await hub.call('changeContact', { params: { contactId }, body: change })] })
    },
    'contact.load': ({ contactId }) => load(contactId),
    async 'contact.addNote'({ id, contactId, text }) {
      const { hub } = await signedIn()
      return keep({ contactNotes: [await hub.call('addContactNote', { params: { contactId }, body: { id, text } })] })
    },
    async 'contact.removeNote'({ contactId, noteId }) {
      const { hub } = await signedIn()
      await hub.call('removeContactNote', { params: { noteId } })
      return load(contactId)
    },
    async 'contacts.search'({ search }) {
      const { hub } = await signedIn()
      return keepFound((await hub.call('searchContacts', { query: { search } })).contacts)
    },
    async 'contacts.duplicates'({ contactId }) {
      const { hub } = await signedIn()
      return keepFound((await hub.call('listDuplicates', { params: { contactId } })).contacts)
    },
    async 'contact.merge'({ keptId, ...body }) {
      const { hub } = await signedIn()
      await hub.call('mergeContacts', { params: { contactId: keptId }, body })
      return load(keptId)
    },
    async 'contact.undoMerge'({ mergeId }) {
      const { hub } = await signedIn()
      return hub.call('undoMerge', { params: { mergeId } })
    },
    async 'contact.erase'({ contactId }) {
      const { hub } = await signedIn()
      await hub.call('eraseContact', { params: { contactId } })
      return null // the log brings it to every browser, this one too
    },
    async 'visits.load'({ contactId }) {
      const { transcripts } = await signedIn()
      await transcripts.loadVisits(contactId)
      return null
    },
  }
}
