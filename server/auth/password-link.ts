/**
 * The address at which somebody chooses a new password. What it says is signed together with what is kept of the password
 * they have: once they have chosen another, by this link or any other way, it opens nothing. Nothing of it is stored.
 */
import { AgentId, WorkspaceId } from '@/domain/ids'
import { PASSWORD_LINK_OPEN_MS } from '@/domain/invitation'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const Claims = z.object({ workspaceId: WorkspaceId, agentId: AgentId, madeById: AgentId, expiresAt: z.number() })
export type PasswordClaims = z.infer<typeof Claims>

export interface ReadPasswordLink extends PasswordClaims {
  /** Nothing of it may be believed before this has said so. `hash`: what is kept of their password now. */
  holds(hash: string): boolean
}

export interface PasswordLinks {
  /** `token`: the last part of the address. */
  issue(claims: Omit<PasswordClaims, 'expiresAt'>, hash: string): { token: string; expiresAt: number }
  /** null: no link of ours. */
  read(token: string): ReadPasswordLink | null
}

/** `key`: derived from the hub's key for this purpose alone. */
export function createPasswordLinks(key: Buffer, now: () => number): PasswordLinks {
  const sign = (payload: string, hash: string) => createHmac('sha256', key).update(`${payload}\n${hash}`).digest()

  return {
    issue(claims, hash) {
      const expiresAt = now() + PASSWORD_LINK_OPEN_MS
      const payload = Buffer.from(JSON.stringify({ ...claims, expiresAt })).toString('base64url')
      return { token: `${payload}.${sign(payload, hash).toString('base64url')}`, expiresAt }
    },

    read(token) {
      const [payload = '', signature = '', ...more] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const claims = Claims.safeParse(json(Buffer.from(payload, 'base64url').toString()))
      if (more.length > 0 || given.length !== 32 || !claims.success) return null
      const holds = (hash: string) => claims.data.expiresAt > now() && timingSafeEqual(given, sign(payload, hash))
      return { ...claims.data, holds }
    },
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
