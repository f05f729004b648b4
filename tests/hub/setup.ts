/**
 * One PostgreSQL for all the hub's tests of a run, with a migrated database in it that each file's own are copies of; and the
 * hub as it is built, for those that start it as a program.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { buildAll } from '@/scripts/lib/build.mjs'
import { connect } from '@/server/store/connect'
import { startEmbedded } from '@/server/store/embedded'
import { migrateDatabase } from '@/server/store/migrate'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { url: string; template: string }
  }
}

const TEMPLATE = 'migrated'
/** Nothing here outlives the run, so nothing waits for the disk. Files about crashes start a database of their own. */
const HASTE = ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off']

export const databaseAt = (url: string, name: string) => url.replace(/\/[^/]*$/, `/${name}`)

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildAll(['server'])
  const folder = await mkdtemp(join(tmpdir(), 'alongside-hub-'))
  const server = await startEmbedded(folder)
  await prepare(server.url)
  const db = connect({ url: databaseAt(server.url, TEMPLATE), max: 1, onError: (error) => console.error(error) })
  await migrateDatabase(db)
  await db.$client.end() // a database somebody is connected to cannot be copied
  project.provide('postgres', { url: server.url, template: TEMPLATE })
  return async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function prepare(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  for (const setting of HASTE) await admin.query(`ALTER SYSTEM SET ${setting}`)
  await admin.query('SELECT pg_reload_conf()')
  await admin.query(`CREATE DATABASE ${TEMPLATE}`)
  await admin.end()
}
