import { expect, it } from 'vitest'
import type { WorkspaceId } from '@/domain/ids'
import { anId, NOON } from '@/tests/factories'
import { createVisitorTokens, VISITOR_TOKEN_DAYS, type Visitor } from './visitor-token'

const DAY_MS = 24 * 60 * 60 * 1000
const visitor: Visitor = {
  workspaceId: 'ws' as WorkspaceId,
  inboxId: anId('in'),
  contactId: anId('co'),
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  firstSeenAt: NOON,
}
const at = (now: number, key = 'k') => createVisitorTokens(Buffer.from(key.repeat(32)), () => now)
const refused = expect.objectContaining({ code: 'visitor_token_invalid' }) as Error

it('gives back what it was made for', () => {
  const { token } = at(NOON).issue(visitor)
  expect(at(NOON + DAY_MS).open(token)).toEqual(visitor)
})

it('is refused when it is too old', () => {
  const { token, expiresAt } = at(NOON).issue(visitor)
  expect(expiresAt).toBe(NOON + VISITOR_TOKEN_DAYS * DAY_MS)
  expect(() => at(expiresAt).open(token)).toThrow(refused)
})

it('is refused when another hub’s key signed it, or a byte of it was changed', () => {
  const { token } = at(NOON).issue(visitor)
  expect(() => at(NOON, 'x').open(token)).toThrow(refused)
  for (let index = 0; index < token.length - 2; index += 7) {
    const changed = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1)
    expect(() => at(NOON).open(changed)).toThrow(refused)
  }
  for (const broken of ['', '.', 'x', `${token}.x`.slice(0, -60)]) expect(() => at(NOON).open(broken)).toThrow(refused)
})
