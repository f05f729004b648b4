/** Single values that must change in the same transaction as the rows they are about. */
import type { InboxDb } from './db'
import type { MetaRow, MetaValues } from './rows'

export async function readMeta<K extends keyof MetaValues>(db: InboxDb, key: K): Promise<MetaValues[K] | undefined> {
  const row = await db.meta.get(key)
  return row?.value as MetaValues[K] | undefined
}

export async function writeMeta<K extends keyof MetaValues>(db: InboxDb, key: K, value: MetaValues[K]): Promise<void> {
  await db.meta.put({ key, value } as MetaRow)
}
