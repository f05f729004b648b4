/**
 * What a visitor of the shop holds: signed, so that no row is needed before they write, and good for their own
 * conversation in one inbox and nothing else.
 */
import { AppError } from '@/domain/errors'
import { ContactId, InboxId, Instant, WorkspaceId } from '@/domain/ids'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const DAY_MS = 24 * 60 * 60 * 1000
/** Renewed at every session, so a returning visitor keeps the conversation. */
export const VISITOR_TOKEN_DAYS = 365

export const VisitorClaims = z.object({
  workspaceId: WorkspaceId,
  inboxId: InboxId,
  contactId: ContactId,
  /** From the visitor's browser; the contact's, once there is one. */
  language: z.string().max(35).nullable(),
  timeZone: z.string().max(64).nullable(),
  firstSeenAt: Instant,
  expiresAt: Instant,
})
export type VisitorClaims = z.infer<typeof VisitorClaims>
export type Visitor = Omit<VisitorClaims, 'expiresAt'>

export interface VisitorTokens {
  issue(visitor: Visitor): { token: string; expiresAt: number }
  /** Throws `visitor_token_invalid` for one that is forged, cut, or too old. */
  open(token: string): Visitor
}

/** `key`: derived from the hub's key for this purpose alone. */
export function createVisitorTokens(key: Buffer, now: () => number): VisitorTokens {
  const sign = (payload: string) => createHmac('sha256', key).update(payload).digest()

  return {
    issue({ workspaceId, inboxId, contactId, language, timeZone, firstSeenAt }) {
      const expiresAt = now() + VISITOR_TOKEN_DAYS * DAY_MS
      const claims = { workspaceId, inboxId, contactId, language, timeZone, firstSeenAt, expiresAt }
      const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
      return { token: `${payload}.${sign(payload).toString('base64url')}`, expiresAt }
    },

    open(token) {
      const [payload = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const wanted = sign(payload)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new AppError('visitor_token_invalid')
      const { expiresAt, ...visitor } = VisitorClaims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
      if (expiresAt <= now()) throw new AppError('visitor_token_invalid')
      return visitor
    },
  }
}
