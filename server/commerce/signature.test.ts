import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSigned } from './signature'

const body = Buffer.from('{"id": 1 }')
const sign = (bytes: Buffer, secret: string) => createHmac('sha256', secret).update(bytes).digest('base64')

describe('a webhook', () => {
  it('is believed when its very bytes are signed with the secret', () => {
    expect(isSigned(body, sign(body, 'secret'), 'secret')).toBe(true)
  })
  it.each([
    ['nothing', undefined],
    ['another secret', sign(body, 'other')],
    ['the same, written otherwise', sign(Buffer.from('{"id":1}'), 'secret')],
    ['half a signature', sign(body, 'secret').slice(0, 20)],
    ['an empty signature', ''],
    ['no base64', '*'.repeat(44)],
  ])('is not believed by %s', (_what, signature) => {
    expect(isSigned(body, signature, 'secret')).toBe(false)
  })
})
