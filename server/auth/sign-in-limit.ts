/**
 * Slows down guessing of passwords. Only failures count, per account and per network address, in the database, so that it
 * holds across hub processes and restarts; a team behind one office address is not locked out by signing in.
 */
import { AppError } from '@/domain/errors'
import { createHash } from 'node:crypto'
import type pg from 'pg'

const WINDOW_MS = 15 * 60 * 1000
const MAX_PER_ACCOUNT = 10
const MAX_PER_ADDRESS = 60

export interface Attempt {
  email: string
  address: string
}

export function createSignInLimit(pool: pg.Pool, now: () => number) {
  /** Hashed: this table is no list of who works here. */
  const keysOf = ({ email, address }: Attempt) => ({
    account: createHash('sha256').update(`account:${email.toLowerCase()}`).digest('base64url'),
    address: createHash('sha256').update(`address:${address}`).digest('base64url'),
  })

  return {
    /** Throws `too_many_attempts` with the seconds to wait. */
    async check(attempt: Attempt): Promise<void> {
      const { account, address } = keysOf(attempt)
      const { rows } = await pool.query<{ key: string; failures: number; endsAt: number }>(
        `SELECT key, failures, window_ends_at AS "endsAt" FROM sign_in_failures
         WHERE key IN ($1, $2) AND window_ends_at > $3`,
        [account, address, now()],
      )
      const over = rows.find(({ key, failures }) => failures >= (key === account ? MAX_PER_ACCOUNT : MAX_PER_ADDRESS))
      if (over) throw new AppError('too_many_attempts', { retryAfterSeconds: Math.ceil((over.endsAt - now()) / 1000) })
    },

    async failed(attempt: Attempt): Promise<void> {
      const { account, address } = keysOf(attempt)
      await pool.query(
        `INSERT INTO sign_in_failures AS held (key, failures, window_ends_at)
         SELECT unnest($1::text[]), 1, $2::bigint
         ON CONFLICT (key) DO UPDATE SET
           failures = CASE WHEN held.window_ends_at > $3 THEN held.failures + 1 ELSE 1 END,
           window_ends_at = CASE WHEN held.window_ends_at > $3 THEN held.window_ends_at ELSE excluded.window_ends_at END`,
        [[account, address].sort(), now() + WINDOW_MS, now()],
      )
    },

    async succeeded(attempt: Attempt): Promise<void> {
      await pool.query('DELETE FROM sign_in_failures WHERE key = $1', [keysOf(attempt).account])
    },
  }
}

export type SignInLimit = ReturnType<typeof createSignInLimit>
