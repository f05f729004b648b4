/** One at a time per lane, across processes: an advisory lock that PostgreSQL drops by itself when its holder dies. */
import { createHash } from 'node:crypto'
import type pg from 'pg'

/** `false`: another holds the lane now. */
export type WithLane = (lane: string, work: () => Promise<void>) => Promise<boolean>

/** Holds one connection of the pool per lane at work; sizes of pools must allow for it. */
export function laneLocks(pool: pg.Pool): WithLane {
  return async (lane, work) => {
    const client = await pool.connect()
    let broken: Error | undefined
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    try {
      const key = laneKey(lane)
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [key])
      if (!rows[0]!.held) return false
      try {
        await work()
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [key]).catch((error: Error) => {
          broken = error // a connection that cannot unlock is thrown away, and its lock with it
        })
      }
      return true
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }
}

/** 64 bits of a hash, as PostgreSQL's bigint. Two lanes that share one only wait for each other. */
function laneKey(lane: string): string {
  return createHash('sha256').update('alongside lane ').update(lane).digest().readBigInt64BE().toString()
}
