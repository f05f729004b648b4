/** Queries on what was said. The only file that names the indexes of messages, notes and the history. */
import type { Activity } from '@/domain/activity'
import type { Note } from '@/domain/agent'
import type { ConversationId, MessageId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import { transcriptItems, type TranscriptItem } from '@/domain/transcript'
import Dexie from 'dexie'
import type { InboxDb } from './db'
import { historyOf } from './histories'
import { queueOf } from './outbox'

/** The newest `limit` messages at or after position `from`, oldest first. */
export async function latestMessages(
  db: InboxDb,
  conversationId: ConversationId,
  { limit = 50, from = 0 }: { limit?: number; from?: number } = {},
): Promise<Message[]> {
  const newestFirst = await db.messages
    .where('[conversationId+position]')
    .between([conversationId, from], [conversationId, Dexie.maxKey])
    .reverse()
    .limit(limit)
    .toArray()
  return newestFirst.reverse()
}

/** Notes at or after position `from`, oldest first. */
export async function notesFrom(db: InboxDb, conversationId: ConversationId, from: number): Promise<Note[]> {
  return db.notes
    .where('[conversationId+position]')
    .between([conversationId, from], [conversationId, Dexie.maxKey])
    .toArray()
}

/** History at or after position `from`, oldest first. */
async function activitiesFrom(db: InboxDb, conversationId: ConversationId, from: number): Promise<Activity[]> {
  return db.activities
    .where('[conversationId+position]')
    .between([conversationId, from], [conversationId, Dexie.maxKey])
    .toArray()
}

export async function messageById(db: InboxDb, id: MessageId): Promise<Message | undefined> {
  return db.messages.get(id)
}

export type Transcript = {
  /** Oldest first, never with a hole: messages, notes and history by position, then what is still in the outbox. */
  items: TranscriptItem[]
  /** More of it is held here: ask again with a higher limit. */
  olderHere: boolean
  /** The hub may have more: request `history.load`. False once the beginning is held. */
  olderAtHub: boolean
  /** Nothing of it has been fetched yet: show a skeleton rather than an empty conversation. */
  unknown: boolean
}

/**
 * The newest part of a conversation, with its notes, its history and what is queued for it: one transaction, so that no part is older
 * than another, and the database is asked twice rather than four times.
 */
export async function transcript(db: InboxDb, conversationId: ConversationId, limit = 50): Promise<Transcript> {
  return db.transaction('r', [db.histories, db.messages, db.notes, db.activities, db.outbox], async () => {
    const [history, queue, newest] = await Promise.all([
      historyOf(db, conversationId),
      queueOf(db, conversationId),
      latestMessages(db, conversationId, { limit: limit + 1 }),
    ])
    const from = history?.from ?? 0
    const held = newest.filter(({ position }) => position >= from)
    const olderHere = held.length > limit
    const messages = olderHere ? held.slice(1) : held
    const first = olderHere ? messages[0]!.position : from
    const [notes, activities] = await Promise.all([
      notesFrom(db, conversationId, first),
      activitiesFrom(db, conversationId, first),
    ])
    return {
      items: transcriptItems({ messages, notes, activities, queue }),
      olderHere,
      olderAtHub: !(history?.complete ?? false),
      unknown: !history?.complete && messages.length === 0,
    }
  })
}
