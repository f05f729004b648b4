/** The hub's master key: from ALONGSIDE_SECRET, or a file only its owner may read, made at the first start. */
import { hkdfSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '@/server/start-error'

export const KEY_BYTES = 32
const SECRET_MIN = 32

/** A key for one purpose, so that no two parts of the hub share one. */
export function deriveKey(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'alongside', purpose, KEY_BYTES))
}

/** `secret`: the value of ALONGSIDE_SECRET. Several hubs on one database must be given the same. */
export async function loadOrCreateKey({
  dataDir,
  secret,
}: {
  dataDir: string
  secret?: string | undefined
}): Promise<Buffer> {
  if (secret === undefined) return fromFile(join(dataDir, 'secret.key'))
  if (secret.length < SECRET_MIN)
    throw new StartError(
      `ALONGSIDE_SECRET is shorter than ${SECRET_MIN} characters. Make one with: openssl rand -base64 32`,
    )
  return deriveKey(Buffer.from(secret), 'master')
}

async function fromFile(path: string): Promise<Buffer> {
  let text = await readIfThere(path)
  if (text === null) {
    await create(path)
    text = await readFile(path, 'utf8') // ours, or that of a hub which started in the same moment
  }
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new StartError(`${path} can be read by other users of this machine. Run: chmod 600 ${path}`)
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== KEY_BYTES)
    throw new StartError(
      `${path} does not hold a key. Put the file back from a backup: without it, stored channel secrets cannot be read.`,
    )
  return key
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written whole, then linked into place: nobody ever reads half a key, and the first of two hubs wins. */
async function create(path: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(draft, 0o600) // whatever the umask made of it
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
}
