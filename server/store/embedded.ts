/**
 * The hub's own PostgreSQL, in DATA_DIR/postgres, for when there is no DATABASE_URL. It outlives a hub that was killed;
 * the next start adopts it.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { StartError } from '../start-error'
import { lockFolder } from './folder-lock'
import { databaseAccount, findBinaries, type Account, type Binaries } from './postgres-binaries'
import { runningPort } from './postmaster-file'
import { clusterFolder } from './reachable'

const run = promisify(execFile)
const MAJOR = '18'
const DATABASE = 'alongside'
/** An `initdb` and a `postgres` must fit on a shop's small server beside the hub. */
const SETTINGS = [
  'autovacuum_naptime=10s', // a new table soon has statistics, and the counter's row soon forgets its old versions

  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=120',
  'shared_buffers=128MB',
]

export interface EmbeddedDatabase {
  /** Connection string, with its password: never log it. */
  url: string
  /** True when the server was still running after its hub had died. */
  adopted: boolean
  close(): Promise<void>
}

interface Cluster extends Binaries {
  account: Account
  folder: string
}

/** Throws a StartError for a folder that is in use, foreign, unreadable or of another PostgreSQL. */
export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  await makeFolder(dataDir)
  const unlock = await lockFolder(dataDir)
  try {
    const account = await databaseAccount()
    const cluster: Cluster = {
      ...(await findBinaries(account)),
      account,
      folder: await clusterFolder(dataDir, account),
    }
    const password = await passwordOf(dataDir)
    await ensureCluster(cluster, password)
    const running = await runningPort(cluster.folder)
    const port = running ?? (await start(cluster))
    const url = await ensureDatabase(port, password)
    const close = async () => {
      await stop(cluster)
      await unlock()
    }
    return { url, adopted: running !== null, close }
  } catch (error) {
    await unlock()
    throw error
  }
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
    // The database's own account must pass through it; what is in it is protected file by file.
    if (process.getuid?.() === 0) await chmod(dataDir, 0o711)
  } catch (cause) {
    throw new StartError(`The data folder ${dataDir} cannot be made or written. Choose another with --data DIR.`, {
      cause,
    })
  }
}

/** Other users of the machine can reach the port, so there is a password, in a file only the hub's user reads. */
async function passwordOf(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres.password')
  try {
    await writeFile(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}

async function ensureCluster(cluster: Cluster, password: string): Promise<void> {
  const files = await readdir(cluster.folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new StartError(`The database folder ${cluster.folder} cannot be read. Check who owns it.`, { cause: error })
  })
  if (files === null || files.length === 0) return initialise(cluster, password)
  if (!files.includes('PG_VERSION'))
    throw new StartError(
      `${cluster.folder} holds files, but no database. Move them away, or choose another folder with --data DIR.`,
    )
  const major = (await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8')).trim()
  if (major !== MAJOR)
    throw new StartError(
      `The database in ${cluster.folder} was made by PostgreSQL ${major}; this hub brings ${MAJOR}. Export it with the older hub first.`,
    )
}

/** Made beside its place and renamed into it: a crash in between leaves nothing half made. */
async function initialise({ initdb, account, folder }: Cluster, password: string): Promise<void> {
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  if (account.uid !== undefined) await chown(draft, account.uid, account.gid!)
  const passwordFile = `${draft}.password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account.uid !== undefined) await chown(passwordFile, account.uid, account.gid!)
  try {
    // The built-in C.UTF-8 sorts and folds the same on every machine, whatever its locales.
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    const access = ['--username=alongside', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    await run(initdb, [`--pgdata=${draft}`, ...locale, ...access], {
      ...account,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
    })
    await rm(folder, { recursive: true, force: true })
    await rename(draft, folder)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    throw new StartError(`The database could not be set up in ${folder}: ${lastLine(cause)}`, { cause })
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** What a program of PostgreSQL said last on its way out. */
function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return said.split('\n').at(-1) || 'it gave no reason'
}

async function start(cluster: Cluster): Promise<number> {
  const { pg_ctl, account, folder } = cluster
  const log = join(folder, 'server.log')
  let cause: unknown
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort() // another program may take it before the database does: then try another
    const options = [`-p ${port}`, ...SETTINGS.map((setting) => `-c ${setting}`)].join(' ')
    try {
      await run(pg_ctl, ['start', '-w', '-t', '60', '-s', '-D', folder, '-l', log, '-o', options], {
        ...account,
        cwd: '/',
        env: { ...process.env, LC_ALL: 'C' },
      })
      return port
    } catch (error) {
      cause = error
    }
  }
  throw new StartError(`The database in ${folder} does not start. Its own account of why is at the end of ${log}.`, {
    cause,
  })
}

async function stop({ pg_ctl, account, folder }: Cluster): Promise<void> {
  await run(pg_ctl, ['stop', '-w', '-t', '60', '-s', '-m', 'fast', '-D', folder], { ...account, cwd: '/' })
}

async function ensureDatabase(port: number, password: string): Promise<string> {
  const urlOf = (database: string) =>
    `postgres://alongside:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  try {
    await client.connect()
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } catch (cause) {
    throw new StartError(
      `The database on port ${port} does not let the hub in. Was postgres.password in the data folder changed?`,
      {
        cause,
      },
    )
  } finally {
    await client.end()
  }
  return urlOf(DATABASE)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
