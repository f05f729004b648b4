import { describe, expect, it } from 'vitest'
import { fillVariables, nearestLanguage, unresolvedIn } from './canned-text'

describe('variables', () => {
  it('are filled where they are known, and left where they are not', () => {
    const filled = fillVariables('Hi {contact.first_name}, order {order.number} is on its way', {
      'contact.first_name': 'Ana',
      'order.number': null,
    })
    expect(filled).toBe('Hi Ana, order {order.number} is on its way')
    expect(unresolvedIn(filled)).toEqual([{ name: '{order.number}', from: 14, to: 28 }])
  })
  it.each(['{order.nubmer}', '{ Contact.Name }', '{product.colour}'])('%s does not go out', (text) => {
    expect(unresolvedIn(text)).toHaveLength(1)
  })
  it.each(['{}', 'a { b }', '{foo.bar}', 'contact.name', 'const {order} = x'])(
    '%s is just what somebody wrote',
    (text) => {
      expect(unresolvedIn(text)).toEqual([])
    },
  )
  it('a value that looks like a variable is not filled again', () => {
    expect(fillVariables('{contact.name}', { 'contact.name': '{agent.name}', 'agent.name': 'Mia' })).toBe(
      '{agent.name}',
    )
  })
})

describe('the language', () => {
  const texts = { en: 'Hi', 'zh-CN': '您好', es: 'Hola' }
  it.each([
    [['es-MX', 'en'], 'es'],
    [['zh-TW', 'en'], 'zh-CN'],
    [[null, 'es'], 'es'],
    [['de'], 'en'],
  ])('for %j is %s', (wanted, language) => expect(nearestLanguage(texts, wanted)).toBe(language))
  it('is any when there is no better one', () => expect(nearestLanguage({ ja: 'こんにちは' }, ['de'])).toBe('ja'))
})
