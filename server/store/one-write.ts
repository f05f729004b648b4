/** Queries of a pipelining connection that leave together. */
import type pg from 'pg'

/**
 * What `send` queries goes out in one system call instead of one for each query. The database is then woken once, with
 * all of it there: on a busy machine every further wake-up costs the hub its place on the processor.
 */
export function inOneWrite<const T extends readonly unknown[]>(client: pg.PoolClient, send: () => T): T {
  const { stream } = client.connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}
