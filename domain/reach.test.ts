import { describe, expect, it } from 'vitest'
import { sameEmail, wholePhone } from './reach'

describe('a phone number', () => {
  it.each([
    ['+34 600 555 014', '+34600555014'],
    ['+34-600–555.014', '+34600555014'],
    ['0034 600555014', '+34600555014'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['\u202a+34 600 555 014\u202c', '+34600555014'],
  ])('%s is whole, however it is written', (written, whole) => {
    expect(wholePhone(written)).toBe(whole)
  })
  it.each(['600 555 014', '0600555014', '+34', '+0123456789', '+34 600 555 014 ext 2', '', null, undefined])(
    '%s is not whole, so it is nobody’s',
    (written) => {
      expect(wholePhone(written)).toBeNull()
    },
  )
})

describe('an email address', () => {
  it('is the same whatever its capitals', () => {
    expect(sameEmail(' Marta.Ruiz@Correo.example ')).toBe('marta.ruiz@correo.example')
  })
  it.each(['', 'Marta', 'a b@c', null])('%s is none', (written) => {
    expect(sameEmail(written)).toBeNull()
  })
})
