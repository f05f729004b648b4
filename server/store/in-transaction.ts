/** Several statements that happen together or not at all. Rows of synced tables are written by store/commit.ts only. */
import type pg from 'pg'

export async function inTransaction(pool: pg.Pool, statements: { text: string; values: unknown[] }[]): Promise<void> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    for (const { text, values } of statements) await client.query(text, values)
    await client.query('COMMIT')
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => undefined,
      (cause: unknown) => new Error('rollback failed', { cause }),
    )
    throw error
  } finally {
    client.release(broken)
  }
}
