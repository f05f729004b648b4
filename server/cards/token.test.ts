import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardToken, trackedLink } from '@/domain/card-token'
import { MessageId } from '@/domain/ids'
import { messageOfToken } from './token'

describe('the token', () => {
  it('stands for one message, in whatever case it comes back', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const id = MessageId.parse(uuid)
        expect(messageOfToken(cardToken(id))).toBe(id)
        expect(messageOfToken(cardToken(id).toUpperCase())).toBe(id)
        expect(trackedLink('https://hub.example/', id)).toBe(`https://hub.example/l/${cardToken(id)}`)
      }),
    )
  })

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const id = messageOfToken(text)
        if (id !== null) expect(cardToken(id)).toBe(text.toLowerCase())
      }),
    )
    for (const wrong of ['', 'x'.repeat(32), '0'.repeat(31), `${'0'.repeat(32)}\n`])
      expect(messageOfToken(wrong)).toBeNull()
  })
})
