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

  interface Held {
    key: string
    failures: number
    endsAt: number
  }

  /** In the order of the keys, so that two at once do not wait for each other. */
  async function count(keys: string[], by: 1 | -1): Promise<Held[]> {
    const { rows } = await pool.query<Held>(
      `INSERT INTO sign_in_failures AS held (key, failures, window_ends_at)
       SELECT unnest($1::text[]), greatest($4, 0), $2::bigint
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN held.window_ends_at > $3 THEN greatest(held.failures + $4, 0) ELSE excluded.failures END,
         window_ends_at = CASE WHEN held.window_ends_at > $3 THEN held.window_ends_at ELSE excluded.window_ends_at END
       RETURNING key, failures, window_ends_at AS "endsAt"`,
      [keys.toSorted(), now() + WINDOW_MS, now(), by],
    )
    return rows
  }

  return {
    /**
     * Counts the attempt as failed before the password is looked at: many at once cannot all pass before the first of
     * them has failed. Throws `too_many_attempts` with the seconds to wait; one that is refused so is not counted.
     */
    async begin(attempt: Attempt): Promise<void> {
      const { account, address } = keysOf(attempt)
      const counted = await count([account, address], 1)
      const over = counted.find(({ key, failures }) => failures > (key === account ? MAX_PER_ACCOUNT : MAX_PER_ADDRESS))
      if (!over) return
      await count([account, address], -1)
      throw new AppError('too_many_attempts', { retryAfterSeconds: Math.ceil((over.endsAt - now()) / 1000) })
    },

    async succeeded(attempt: Attempt): Promise<void> {
      const { account, address } = keysOf(attempt)
      await pool.query('DELETE FROM sign_in_failures WHERE key = $1', [account])
      await count([address], -1)
    },
  }
}

export type SignInLimit = ReturnType<typeof createSignInLimit>
