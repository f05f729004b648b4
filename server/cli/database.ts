/** The database a command works on: DATABASE_URL, or the one in a data folder, whether or not a hub is using it. */
import { access, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { WorkspaceId } from '@/domain/ids'
import { StartError } from '@/server/start-error'
import { connect, type Database } from '@/server/store/connect'
import { startEmbedded } from '@/server/store/embedded'
import { migrateDatabase } from '@/server/store/migrate'
import { runningPort } from '@/server/store/postmaster-file'
import type { Io, Options, Values } from './command'

export const DATABASE_OPTIONS = { data: { type: 'string' } } as const satisfies Options

/** Brings the schema up to date, does the work, and leaves the database running or stopped as it was found. */
export async function withDatabase<T>(values: Values, io: Io, work: (db: Database) => Promise<T>): Promise<T> {
  const { url, close } = await open(values, io)
  const db = connect({ url, max: 4, onError: (error) => io.stderr.write(`${error.message}\n`) })
  try {
    await reachable(db.$client)
    await migrateDatabase(db)
    return await work(db)
  } finally {
    await db.$client.end()
    await close()
  }
}

async function open(values: Values, io: Io): Promise<{ url: string; close: () => Promise<void> }> {
  if (io.env.DATABASE_URL && values.data === undefined) return { url: io.env.DATABASE_URL, close: async () => {} }
  const dataDir = folderOf(values, io)
  const port = await runningPort(join(dataDir, 'postgres'))
  if (port === null) return startEmbedded(dataDir)
  const password = await readFile(join(dataDir, 'postgres.password'), 'utf8')
  const url = `postgres://alongside:${encodeURIComponent(password.trim())}@127.0.0.1:${port}/alongside`
  return { url, close: async () => {} } // a hub's, or one that outlived its hub: not ours to stop
}

/** Relative to where the person is, which npm tells in INIT_CWD. */
function folderOf(values: Values, { env }: Io): string {
  const given = typeof values.data === 'string' ? values.data : (env.ALONGSIDE_DATA ?? '.data')
  return resolve(env.INIT_CWD ?? process.cwd(), given)
}

async function reachable(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('SELECT 1')
  } catch (cause) {
    throw new StartError('The database does not answer. Check DATABASE_URL, and that the database is running.', {
      cause,
    })
  }
}

/** The workspace named, or the only one there is. */
export async function chosenWorkspace(pool: pg.Pool, named: string | boolean | undefined): Promise<WorkspaceId> {
  const { rows } = await pool.query<{ id: string; name: string }>('SELECT id, name FROM workspaces ORDER BY id')
  if (typeof named === 'string') {
    const found = rows.find(({ id }) => id === named)
    if (!found) throw new StartError(`There is no workspace ${named}. ${known(rows)}`)
    return WorkspaceId.parse(found.id)
  }
  if (rows.length === 1) return WorkspaceId.parse(rows[0]!.id)
  if (rows.length === 0) throw new StartError('There is no workspace yet. Make one with: create-admin')
  throw new StartError(`There are several workspaces; name one with --workspace ID. ${known(rows)}`)
}

function known(rows: { id: string; name: string }[]): string {
  return rows.length === 0
    ? 'There is none yet.'
    : `There ${rows.length === 1 ? 'is' : 'are'}: ${rows.map(({ id, name }) => `${id} (${name})`).join(', ')}.`
}

/** For commands that must not make a new database by a slip in the folder's name. */
export async function mustExist(values: Values, io: Io): Promise<void> {
  if (io.env.DATABASE_URL && values.data === undefined) return
  const dataDir = folderOf(values, io)
  try {
    await access(join(dataDir, 'postgres', 'PG_VERSION'))
  } catch {
    throw new StartError(
      `There is no database in ${dataDir}. Name the hub's data folder with --data DIR, or set DATABASE_URL.`,
    )
  }
}
