/** What agents note down about a person. */
import type { ContactNote } from '@/domain/contact'
import { AppError } from '@/domain/errors'
import type { AgentId, ContactId, ContactNoteId } from '@/domain/ids'
import type { Change } from '../store/commit'

export interface NewContactNote {
  id: ContactNoteId
  contactId: ContactId
  text: string
  authorId: AgentId
  now: number
}

/** The same id again gives the stored note. */
export function addContactNote({ id, contactId, text, authorId, now }: NewContactNote): Change<ContactNote> {
  return {
    needs: { contacts: [contactId], contactNotes: [id] },
    decide(rows, seq) {
      if (!rows.get('contacts', contactId)) throw new AppError('contact_not_found', { contactId })
      const stored = rows.get('contactNotes', id)
      if (stored && (stored.contactId !== contactId || stored.authorId !== authorId))
        throw new AppError('idempotency_conflict', { noteId: id })
      if (stored) return { value: stored }
      const note: ContactNote = { id, version: seq, contactId, authorId, text, createdAt: now, removedAt: null }
      return { value: note, event: { type: 'contactNote.changed', rows: { contactNotes: [note] } } }
    },
  }
}

/** One's own. The words go; the empty row stays, so that no older copy of it comes back anywhere. */
export function removeContactNote({ id, by, now }: { id: ContactNoteId; by: AgentId; now: number }): Change<null> {
  return {
    needs: { contactNotes: [id] },
    decide(rows, seq) {
      const note = rows.get('contactNotes', id)
      if (!note) throw new AppError('contact_note_not_found', { noteId: id })
      if (note.authorId !== by) throw new AppError('permission_denied', { noteId: id })
      if (note.removedAt !== null) return { value: null }
      const removed = { ...note, text: '', removedAt: now, version: seq }
      return { value: null, event: { type: 'contactNote.changed', rows: { contactNotes: [removed] } } }
    },
  }
}
