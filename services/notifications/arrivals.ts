/** What in the entries of the log somebody is to be told of: only what has just happened. */
import type { LogEntry } from '@/data/apply'
import type { Activity } from '@/domain/activity'
import type { Note } from '@/domain/agent'
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ConversationId } from '@/domain/ids'
import type { Message } from '@/domain/message'

/** What is older than this when it comes was missed while away: the badge tells of it, a hundred pop-ups do not help. */
const FRESH_MS = 120_000

export type Arrival = { message: Message; at: number }

/** The newest message of each conversation in these entries that a contact wrote just now. */
export function arrivals(entries: readonly LogEntry[], now: number): Arrival[] {
  const newest = new Map<ConversationId, Arrival>()
  for (const { rows, seq } of entries) {
    for (const message of rows.messages ?? []) {
      const isNew = message.position === seq && message.author.kind === 'contact'
      if (isNew && message.createdAt > now - FRESH_MS)
        newest.set(message.conversationId, { message, at: message.createdAt })
    }
  }
  return [...newest.values()]
}

/** The newest note of each conversation in these entries that calls on this agent, written just now. */
export function callsOn(me: AgentId, entries: readonly LogEntry[], now: number): Note[] {
  const newest = new Map<ConversationId, Note>()
  for (const { rows, seq } of entries)
    for (const note of rows.notes ?? [])
      if (note.position === seq && note.mentions.includes(me) && note.createdAt > now - FRESH_MS)
        newest.set(note.conversationId, note)
  return [...newest.values()]
}

/** Conversations in these entries that have just come back by themselves, for this agent or for whoever takes them. */
export function returns(me: AgentId, entries: readonly LogEntry[], now: number): Conversation[] {
  return entries
    .flatMap(({ rows }) => rows.conversations ?? [])
    .filter(({ returned }) => returned && returned.at > now - FRESH_MS && (returned.agentId ?? me) === me)
}

/** Conversations in these entries that somebody else, or a rule, has just given to this agent, with what they are told. */
export function assignments(me: AgentId, entries: readonly LogEntry[], now: number): Activity[] {
  const newest = new Map<ConversationId, Activity>()
  for (const { rows } of entries)
    for (const activity of rows.activities ?? []) {
      const { what, actor, createdAt, conversationId } = activity
      const isMine = what.kind === 'assigned' && what.to.agentId === me && what.from.agentId !== me
      const isOwnDoing = actor.kind === 'agent' && actor.agentId === me
      if (isMine && !isOwnDoing && createdAt > now - FRESH_MS) newest.set(conversationId, activity)
    }
  return [...newest.values()]
}
