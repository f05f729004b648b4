/**
 * `restored`: to be run once after a backup was put back, before a hub starts on it. Clients hold cursors and rows from
 * after that backup. Once the log has grown past a cursor again, the hub could not tell it from one of this log, and the
 * client would miss what lies between. So the log goes on from a number no client can have come to.
 */
import type { Command } from './command'
import { DATABASE_OPTIONS, mustExist, withDatabase } from './database'

/** More events than a workspace writes in the life of any backup, and far from the end of exact numbers (2^53). */
const AHEAD = 1_000_000_000

export const restored: Command = {
  usage: '[--data DIR]',
  summary: 'After putting a backup back: make every client start from a snapshot',
  options: DATABASE_OPTIONS,
  async run(values, io) {
    await mustExist(values, io)
    const moved = await withDatabase(values, io, ({ $client: pool }) =>
      pool.query('UPDATE workspace_counters SET seq = seq + $1, trimmed_seq = seq + $1', [AHEAD]),
    )
    io.stderr.write(`${moved.rowCount} workspaces: clients take a snapshot when they come back.\n`)
  },
}
