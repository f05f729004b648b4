import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, luminance, paletteOf } from './brand-palette'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('colours made of the shop’s', () => {
  it.each([false, true])('stay readable for every colour a shop may choose (dark: %s)', (dark) => {
    const surface = dark ? 0.016 : 1
    fc.assert(
      fc.property(hex, (brand) => {
        const { brand: fill, ink, text } = paletteOf(brand, dark)
        expect(contrast(luminance(ink), luminance(fill))).toBeGreaterThanOrEqual(4.5)
        expect(contrast(luminance(text), surface)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(luminance(fill), surface)).toBeGreaterThanOrEqual(2.95)
      }),
    )
  })

  it('leave a colour alone that is readable as it is', () => {
    expect(paletteOf('#2c4a3e', false)).toEqual({ brand: '#2c4a3e', ink: '#ffffff', text: '#2c4a3e' })
  })
})
