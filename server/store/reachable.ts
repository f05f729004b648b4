/**
 * As root the database runs as another user, who may not enter a home like /root. What it needs then lies in
 * /var/lib/alongside, and the data folder holds a link to it.
 */
import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Account } from './postgres-binaries'

const OUTSIDE = '/var/lib/alongside'

/** May this user pass through every folder down to the path? Without an account the database runs as we do. */
export async function isReachable(path: string, { uid, gid }: Account): Promise<boolean> {
  if (uid === undefined) return true
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = await stat(folder)
    const through = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if ((mode & through) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/** Where the database of this data folder lies, or is to lie. */
export async function clusterFolder(dataDir: string, account: Account): Promise<string> {
  const inside = join(dataDir, 'postgres')
  const there = await lstat(inside).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (there?.isSymbolicLink()) return readlink(inside)
  if (there || (await isReachable(dataDir, account))) return inside
  await makeOutside()
  const outside = join(OUTSIDE, `${basename(dataDir).replace(/^\./, '')}-${randomBytes(6).toString('hex')}`)
  await symlink(outside, inside)
  return outside
}

/** A copy of the programs' folder, made once per version, when the user cannot reach the one in node_modules. */
export async function reachableCopy(folder: string, version: string, account: Account): Promise<string> {
  if (await isReachable(folder, account)) return folder
  const copy = join(OUTSIDE, `postgresql-${version}`)
  if (await stat(copy).catch(() => null)) return copy
  await makeOutside()
  const draft = `${copy}.${process.pid}`
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true })
  try {
    await rename(draft, copy)
  } catch (error) {
    await rm(draft, { recursive: true, force: true }) // another hub was quicker
    if (!(await stat(copy).catch(() => null))) throw error
  }
  return copy
}

async function makeOutside(): Promise<void> {
  await mkdir(OUTSIDE, { recursive: true })
  await chmod(OUTSIDE, 0o711)
}
