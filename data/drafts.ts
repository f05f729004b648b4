/** Unsent text, kept per conversation, mode and quoted message, so that none can end up in another's place. */
import type { ConversationId } from '@/domain/ids'
import { PREVIEW_MAX } from '@/domain/limits'
import type { InboxDb } from './db'
import type { Draft, DraftPlace } from './rows'

export function draftKey({ conversationId, mode, quotedId }: DraftPlace): string {
  return `${conversationId}|${mode}|${quotedId ?? ''}`
}

export async function draftAt(db: InboxDb, place: DraftPlace): Promise<Draft | undefined> {
  return db.drafts.get(draftKey(place))
}

/** Empty text removes the draft. */
export async function saveDraft(db: InboxDb, place: DraftPlace, text: string, now = Date.now()): Promise<void> {
  const key = draftKey(place)
  if (text.trim() === '') await db.drafts.delete(key)
  else await db.drafts.put({ ...place, key, text, updatedAt: now })
}

/** The drafts of one conversation, the one last written first: what its composer opens with. */
export async function draftsOf(db: InboxDb, conversationId: ConversationId): Promise<Draft[]> {
  const drafts = await db.drafts.where('conversationId').equals(conversationId).toArray()
  return drafts.sort((a, b) => b.updatedAt - a.updatedAt)
}

/** What to show of each conversation's drafts in the list: the beginning of the one last written. */
export async function draftPreviews(db: InboxDb): Promise<Map<ConversationId, string>> {
  const drafts = await db.drafts.toArray()
  drafts.sort((a, b) => a.updatedAt - b.updatedAt)
  return new Map(drafts.map(({ conversationId, text }) => [conversationId, text.slice(0, PREVIEW_MAX)]))
}
