import { describe, expect, it } from 'vitest'
import { CHOICE_MAX, CHOICES_MAX } from '@/domain/contact-field-limits'
import { choicesFault, choicesOf } from './choices'

describe('choices, one a line', () => {
  it('are trimmed, each there once, and empty lines are none', () => {
    expect(choicesOf(' Gold \n\nSilver\r\nGold\n  ')).toEqual(['Gold', 'Silver'])
  })
  it('are refused when there are none, too many, or one is too long', () => {
    expect(choicesFault([])).toBe('none')
    expect(choicesFault(['x'.repeat(CHOICE_MAX + 1)])).toBe('tooLong')
    expect(choicesFault(Array.from({ length: CHOICES_MAX + 1 }, (_, n) => `${n}`))).toBe('tooMany')
    expect(choicesFault(['x'.repeat(CHOICE_MAX)])).toBeNull()
  })
})
