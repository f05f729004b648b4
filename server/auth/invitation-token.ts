/** What the address of an invitation ends with: 256 random bits. The hub keeps their hash, so a copy of its database opens none. */
import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32

export function newInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
