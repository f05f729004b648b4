/** Before the first story: a place for what the stories start from. After the last: it is removed. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SEEDED_FOLDER } from './harness/seeded-demo'

export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-seeded-'))
  await chmod(folder, 0o711) // the database's own user passes through
  process.env[SEEDED_FOLDER] = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
