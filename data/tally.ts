/** How much of what this browser keeps: for the person who asks what is here. */
import type { InboxDb } from './db'

export type LocalTally = {
  conversations: number
  contacts: number
  /** Messages, notes of both kinds, and history. */
  said: number
  visits: number
  files: number
  fileBytes: number
  translations: number
  /** Colleagues, teams, inboxes, labels, canned responses, contact fields. */
  workspace: number
  /** Ours alone, on no hub yet: queued messages and notes, unfinished words, files that wait to be sent. */
  unsent: number
  drafts: number
  waitingFiles: number
}

export async function localTally(db: InboxDb): Promise<LocalTally> {
  const sum = async (...tables: { count(): PromiseLike<number> }[]) =>
    (await Promise.all(tables.map((table) => table.count()))).reduce((all, n) => all + n, 0)
  let fileBytes = 0
  await db.files.each(({ sizeBytes }) => (fileBytes += sizeBytes))
  return {
    conversations: await db.conversations.count(),
    contacts: await db.contacts.count(),
    said: await sum(db.messages, db.notes, db.contactNotes, db.activities),
    visits: await db.visits.count(),
    files: await db.files.count(),
    fileBytes,
    translations: await db.translations.count(),
    workspace: await sum(db.agents, db.teams, db.inboxes, db.labels, db.canned, db.contactFields),
    unsent: await db.outbox.count(),
    drafts: await sum(db.drafts, db.reviewDrafts),
    // A file of a queued message is that message's.
    waitingFiles: await db.uploads.filter(({ messageId }) => messageId === null).count(),
  }
}
