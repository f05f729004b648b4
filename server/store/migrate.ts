/** Brings a database to this hub's schema. Hubs that start together wait for each other. */
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { fileURLToPath } from 'node:url'
import type { Database } from './connect'

/** Any number, the same in every hub. */
const MIGRATION_LOCK = 4_500_001

/** Beside this file in the sources, beside the built program in dist (server/vite.config.ts copies it). */
const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

export async function migrateDatabase(db: Database, folder = MIGRATIONS): Promise<void> {
  const client = await db.$client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle({ client }), { migrationsFolder: folder })
  } finally {
    // Ending the connection lets go of the lock, whatever happened.
    client.release(true)
  }
}
