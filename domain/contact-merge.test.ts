import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aContact, anId } from '@/tests/factories'
import type { Contact } from './contact'
import { conflicts, mergedContact, unmergedContact } from './contact-merge'

const ids = Array.from({ length: 3 }, () => anId('fi'))
const labels = Array.from({ length: 3 }, () => anId('la'))
const word = fc.option(fc.constantFrom('a', 'b'), { nil: null })
const contact = fc.record({
  name: word,
  email: word,
  phone: word,
  language: word,
  gender: fc.constantFrom('female', 'male', null),
  timeZone: word,
  country: word,
  labelIds: fc.subarray(labels),
  fields: fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('x', 'y'), { noNullPrototype: true }),
  firstSeenAt: fc.integer({ min: 0, max: 3 }),
  lastSeenAt: fc.integer({ min: 4, max: 7 }),
})
const whole = (over: object) => aContact(over)

describe('merging two contacts', () => {
  it('and undoing it gives the kept one back as it was', () => {
    fc.assert(
      fc.property(contact, contact, fc.subarray(['name', 'email', ...ids]), (a, b, chosen) => {
        const [kept, other] = [whole(a), whole(b)]
        const merged = mergedContact(kept, other, new Set(chosen))
        expect(unmergedContact({ kept, merged }, merged)).toEqual(kept)
      }),
    )
  })

  it('loses no value but those that somebody chose against', () => {
    fc.assert(
      fc.property(contact, contact, (a, b) => {
        const [kept, other] = [whole(a), whole(b)]
        const merged = mergedContact(kept, other, new Set())
        const lost = conflicts(kept, other)
        for (const property of ['name', 'email', 'phone'] as const)
          if (other[property] !== null && !lost.includes(property)) expect(merged[property]).toBe(other[property])
        for (const label of other.labelIds) expect(merged.labelIds).toContain(label)
      }),
    )
  })

  it('keeps what was changed after it when it is undone', () => {
    const kept = whole({ email: null, phone: '1', labelIds: [labels[0]] })
    const other = whole({ email: 'her@mail.example', phone: '2', labelIds: [labels[1]] })
    const merged = mergedContact(kept, other, new Set(['phone']))
    const now = { ...merged, name: 'Renamed', labelIds: [...merged.labelIds, labels[2]!] as Contact['labelIds'] }
    expect(unmergedContact({ kept, merged }, now)).toMatchObject({
      name: 'Renamed',
      email: null,
      phone: '1',
      labelIds: [labels[0], labels[2]],
    })
  })
})
