import { describe, expect, it } from 'vitest'
import { LETTER, SIGN } from './letters'

const isLetter = new RegExp(`[${LETTER}]`)
const characters = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code))
/** Of these, ours knows none: signs made of letters (№, ™, Ω), and halves of what needs two. */
const isLeftOut = (character: string) => /[⁰-⯿\ud800-\udfff]/.test(character)

it('our class of currency signs is Unicode’s own, with the places it keeps for new ones', () => {
  const isSign = new RegExp(`[${SIGN}]`)
  const isKept = /[\u20a0-\u20cf]/
  expect(characters.filter((one) => isSign.test(one) !== (/\p{Sc}/u.test(one) || isKept.test(one))).join('')).toBe('')
})

describe('our class of letters', () => {
  it('holds every letter that words are written with', () => {
    const missing = characters.filter((one) => /\p{L}/u.test(one) && !isLeftOut(one) && !isLetter.test(one))
    expect(missing.join('')).toBe('')
  })

  it('holds no currency sign, no space, and no punctuation or number that stands beside prices', () => {
    const wrong = characters.filter((one) => /\p{Sc}|\p{Z}|[\d٠-٩۰-۹０-９]/u.test(one) && isLetter.test(one))
    expect(wrong.join('')).toBe('')
    for (const one of `.,:;!?'"()[]{}/|-–—•·…«»“”„¿¡،؛؟۔।、。・「」（），：！`)
      expect(isLetter.test(one), one).toBe(false)
  })
})
