/** Files of messages, as far as somebody has looked at them here. A cache: the least used go first, all of it on sign-out. */
import type { InboxDb } from './db'
import { readMeta } from './meta'
import type { HeldFile, MetaValues } from './rows'

export const FILES_MAX_BYTES = 150 * 1024 * 1024

export async function heldFile(db: InboxDb, id: string): Promise<HeldFile | undefined> {
  return db.files.get(id)
}

export async function keepFile(db: InboxDb, file: HeldFile): Promise<void> {
  await db.files.put(file)
}

/** What was fetched for somebody who signed out meanwhile, or went to another workspace, is dropped. */
export async function keepFetched(db: InboxDb, owner: MetaValues['owner'] | undefined, file: HeldFile): Promise<void> {
  await db.transaction('rw', db.files, db.meta, async () => {
    const now = await readMeta(db, 'owner')
    if (!owner || now?.agentId !== owner.agentId || now.workspaceId !== owner.workspaceId) return
    await keepFile(db, file)
  })
}

/** Drops the least used until the rest fits. */
export async function trimFiles(db: InboxDb, maxBytes = FILES_MAX_BYTES): Promise<void> {
  await db.transaction('rw', db.files, async () => {
    let total = 0
    const gone: string[] = []
    await db.files
      .orderBy('usedAt')
      .reverse()
      .each(({ id, sizeBytes }) => {
        total += sizeBytes
        if (total > maxBytes) gone.push(id)
      })
    await db.files.bulkDelete(gone)
  })
}
