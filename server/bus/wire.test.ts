import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { createJoiner, cut, decodeSignal, PIECE_BYTES } from './wire'

describe('pieces of a signal', () => {
  it('come together again as what was cut, interleaved with those of another sender', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 200 }), (text, times) => {
        const whole = text.repeat(times) || '-'
        const join = createJoiner()
        const mine = cut('me', 1, whole)
        const theirs = cut('they', 1, `${whole}!`)
        const joined: string[] = []
        for (let n = 0; n < Math.max(mine.length, theirs.length); n += 1)
          for (const piece of [mine[n], theirs[n]]) {
            const result = piece === undefined ? null : join(piece)
            if (result) joined.push(`${result.sender}:${result.text}`)
          }
        expect(joined.sort()).toEqual([`me:${whole}`, `they:${whole}!`])
      }),
      { numRuns: 50 },
    )
  })

  it('each fit into one notification, characters uncut', () => {
    const pieces = cut('0'.repeat(36), 4_294_967_296, '🧵漢'.repeat(5_000))
    for (const piece of pieces) {
      expect(Buffer.byteLength(piece)).toBeLessThan(8_000)
      expect(piece).not.toContain('\uFFFD')
    }
    expect(pieces.length).toBe(Math.ceil((7 * 5_000) / PIECE_BYTES))
  })

  it('whose sender died half way do not gather for ever', () => {
    const join = createJoiner()
    for (let n = 0; n < 1_000; n += 1) expect(join(`dead ${n} 0 2 half`)).toBeNull()
    expect(join('dead 0 1 2 rest')).toBeNull() // forgotten
    expect(join('dead 999 1 2 rest')).toEqual({ sender: 'dead', text: 'halfrest' })
  })
})

describe('decodeSignal', () => {
  it.each(['{}', 'not json', '{"workspaceId":"w","frame":{"frame":"log","data":{}}}'])('refuses %s', (text) => {
    expect(() => decodeSignal(text)).toThrow()
  })

  it('refuses a heartbeat: only the stream itself makes those', () => {
    const heartbeat = { workspaceId: 'w', frame: { frame: 'heartbeat', data: { at: 1, seq: 1 } } }
    expect(() => decodeSignal(JSON.stringify(heartbeat))).toThrow('not a signal')
  })
})
