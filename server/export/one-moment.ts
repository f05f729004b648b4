/** Reading for a file: all of it of one moment, however long it takes, and only some hundred rows of it at a time. */
import type pg from 'pg'

const ROWS_AT_ONCE = 500

/** What `read` gives, in one transaction that ends with it, or when whoever reads lets go of it. */
export async function* ofOneMoment<T>(
  pool: pg.Pool,
  read: (client: pg.PoolClient) => AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    yield* read(client)
  } catch (error) {
    broken = error instanceof Error ? error : new Error('export failed', { cause: error })
    throw error
  } finally {
    if (!broken) await client.query('ROLLBACK')
    client.release(broken)
  }
}

/** One query after the other: there is one cursor. */
export async function* rowsOf<Row extends object>(
  client: pg.PoolClient,
  { text, values }: { text: string; values: unknown[] },
): AsyncGenerator<Row[], void, undefined> {
  await client.query(`DECLARE found_rows NO SCROLL CURSOR FOR ${text}`, values)
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${ROWS_AT_ONCE} FROM found_rows`)
    if (rows.length > 0) yield rows
    if (rows.length < ROWS_AT_ONCE) break
  }
  await client.query('CLOSE found_rows')
}

/** Read as fast as whoever downloads takes it, and let go of when they stop. */
export function streamOf(bytes: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await bytes.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    async cancel() {
      await bytes.return()
    },
  })
}
