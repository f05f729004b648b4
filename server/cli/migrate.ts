/** `migrate`: brings a database to this version's schema, e.g. before several hubs are started on it. */
import { migrateDatabase } from '@/server/store/migrate'
import type { Command } from './command'
import { DATABASE_OPTIONS, withDatabase } from './database'

export const migrate: Command = {
  usage: '[--data DIR]',
  summary: 'Bring the database to this version',
  options: DATABASE_OPTIONS,
  async run(values, io) {
    await withDatabase(values, io, (db) => migrateDatabase(db))
    io.stderr.write('The database is up to date.\n')
  },
}
