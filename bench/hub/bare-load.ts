/** What the database itself gives: transactions of two plain inserts, a fixed number always under way. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { onTask } from './load'

export interface BareTask {
  databaseUrl: string
  /** About as long as a message's row and its event. */
  row: string
  event: string
  concurrency: number
  warmUpMs: number
  measureMs: number
}

onTask<BareTask, { perSecond: number }>(async (task) => {
  const clients = await Promise.all(
    Array.from({ length: task.concurrency }, async () => {
      const client = new pg.Client({ connectionString: task.databaseUrl })
      await client.connect()
      return client
    }),
  )
  await clients[0]!.query(`
    DROP TABLE IF EXISTS bench_rows, bench_events;
    CREATE TABLE bench_rows (id uuid PRIMARY KEY, row jsonb NOT NULL);
    CREATE TABLE bench_events (seq bigserial PRIMARY KEY, payload json NOT NULL)`)
  let done = 0
  let isOver = false

  async function writer(client: pg.Client) {
    while (!isOver) {
      await client.query('BEGIN')
      await client.query({
        name: 'row',
        text: 'INSERT INTO bench_rows VALUES ($1, $2)',
        values: [randomUUID(), task.row],
      })
      await client.query({
        name: 'event',
        text: 'INSERT INTO bench_events (payload) VALUES ($1)',
        values: [task.event],
      })
      await client.query('COMMIT')
      done += 1
    }
  }

  const writers = clients.map(writer)
  await new Promise((resolve) => setTimeout(resolve, task.warmUpMs))
  const [from, at] = [done, performance.now()]
  await new Promise((resolve) => setTimeout(resolve, task.measureMs))
  const perSecond = (done - from) / ((performance.now() - at) / 1000)
  isOver = true
  await Promise.all(writers)
  await clients[0]!.query('DROP TABLE bench_rows, bench_events')
  await Promise.all(clients.map((client) => client.end()))
  return { perSecond }
})
