/** A note for the team, and whom it calls on. No query for a contact reads it. */
import type { Note } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId, NoteId } from '@/domain/ids'
import type { Change } from '../store/commit'

export interface AddNote {
  conversationId: ConversationId
  id: NoteId
  text: string
  /** Who is called on. Those who have left meanwhile are not; nor does anybody call on themselves. */
  mentions: AgentId[]
  authorId: AgentId
  now: number
}

/** The same id again gives the stored note. */
export function addNote({ conversationId, id, text, mentions: wanted, authorId, now }: AddNote): Change<Note> {
  return {
    needs: { conversations: [conversationId], notes: [id], agents: wanted },
    decide(rows, seq) {
      const before = rows.get('conversations', conversationId)
      if (!before) throw new AppError('conversation_not_found', { conversationId })
      const stored = rows.get('notes', id)
      if (stored) {
        if (stored.conversationId !== conversationId || stored.authorId !== authorId || stored.text !== text)
          throw new AppError('idempotency_conflict', { noteId: id })
        return { value: stored }
      }
      const mentions = [...new Set(wanted)].filter((agent) => agent !== authorId && rows.get('agents', agent)?.active)
      const note: Note = { id, version: seq, position: seq, conversationId, authorId, text, mentions, createdAt: now }
      if (mentions.length === 0) return { value: note, event: { type: 'note.added', rows: { notes: [note] } } }
      const others = before.mentioned.filter((call) => !mentions.includes(call.agentId))
      const mentioned = [...others, ...mentions.map((agentId) => ({ agentId, position: seq }))]
      const conversation = { ...before, version: seq, mentioned }
      return { value: note, event: { type: 'note.added', rows: { conversations: [conversation], notes: [note] } } }
    },
  }
}
