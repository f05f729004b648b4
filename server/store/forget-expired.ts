/** Drops what nobody can use any more, so that tables grow with the business and not with time or with passers-by. */
import type pg from 'pg'

/** The visits of somebody who never wrote: when they do, the agent sees what they looked at until then. */
export const STRANGERS_VISITS_KEPT_MS = 90 * 24 * 60 * 60 * 1000

/** Of an invitation that was used, or not in time: long enough to see that, and to give it a new link. */
const INVITATIONS_KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** `now`: epoch ms. */
export async function forgetExpired(pool: pg.Pool, now: number): Promise<void> {
  await pool.query('DELETE FROM sessions WHERE expires_at <= $1', [new Date(now)])
  await pool.query('DELETE FROM export_tickets WHERE expires_at <= $1', [now])
  await pool.query('DELETE FROM sign_in_failures WHERE window_ends_at <= $1', [now])
  await pool.query('DELETE FROM invitations WHERE expires_at <= $1', [now - INVITATIONS_KEPT_MS])
  await pool.query(
    `DELETE FROM visits WHERE entered_at < $1 AND NOT EXISTS (
       SELECT FROM contacts WHERE contacts.workspace_id = visits.workspace_id AND contacts.id = visits.contact_id)
     AND NOT EXISTS (SELECT FROM contact_handles AS known
       WHERE known.workspace_id = visits.workspace_id AND known.handle = visits.contact_id::text)`,
    [now - STRANGERS_VISITS_KEPT_MS],
  )
}
