import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byWordsAsked, isInTitle, wordsAsked, WORDS_MAX } from './words-asked'

const CATALOGUE = [
  'Rain jacket, Harbor blue',
  'Roll-top dry bag 20 l, Moss, with removable strap',
  'Ribbed wool beanie, Rust',
  'Short rain boots, Slate',
  'Chaqueta impermeable',
  'Regenjacke für Damen',
  '防水雨衣',
  'レインブーツ',
  'حقيبة ظهر',
].map((title) => ({ title }))
const asked = (text: string) => byWordsAsked(wordsAsked(text), CATALOGUE, CATALOGUE.length).map(({ title }) => title)

describe('what a customer wrote', () => {
  it.each([
    ['Do you have rain boots for my daughter?', 'Short rain boots, Slate'],
    ['I am looking for jackets with a hood', 'Rain jacket, Harbor blue'],
    ['Hola, busco dos chaquetas para mi hijo', 'Chaqueta impermeable'],
    ['Haben Sie Regenjacken in Größe L?', 'Regenjacke für Damen'],
    ['请问雨衣有货吗', '防水雨衣'],
    ['このブーツはありますか', 'レインブーツ'],
    ['هل لديكم حقيبة حمراء؟', 'حقيبة ظهر'],
  ])('%s means %s first', (text, title) => {
    expect(asked(text)[0]).toBe(title)
  })
  it('what two words of it hold stands before what one does', () => {
    expect(asked('a rain jacket please')).toEqual(['Rain jacket, Harbor blue', 'Short rain boots, Slate'])
  })
  it('says nothing of products in words of any sentence', () => {
    expect(asked('Can I come with you?')).toEqual([])
    expect(asked('ok')).toEqual([])
    expect(asked('😀 12')).toEqual([])
  })
  it('tells nothing by a word that is in most titles', () => {
    const shirts = ['Shirt red', 'Shirt blue', 'Shirt green', 'Shirt white'].map((title) => ({ title }))
    expect(byWordsAsked(wordsAsked('a blue shirt'), shirts, 4)).toEqual([{ title: 'Shirt blue' }])
  })
})

it('a word is in a title whatever its case, accents and ending, and no longer word is it', () => {
  expect(isInTitle('botas', 'Bota de montaña')).toBe(true)
  expect(isInTitle('montana', 'Bota de montaña')).toBe(true)
  expect(isInTitle('rain', 'Raincoat')).toBe(false)
  expect(isInTitle('sun', 'Sunglasses')).toBe(false)
})

it('whatever is written, words are few, each once, and every product found holds one of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const words = wordsAsked(text)
      expect(words.length).toBeLessThanOrEqual(WORDS_MAX)
      expect(new Set(words).size).toBe(words.length)
      for (const { title } of byWordsAsked(words, CATALOGUE, CATALOGUE.length))
        expect(words.some((word) => isInTitle(word, title))).toBe(true)
    }),
  )
})
