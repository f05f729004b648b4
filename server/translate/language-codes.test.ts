import { describe, expect, it } from 'vitest'
import { baseLanguage, fromServerCode, serverCode } from './language-codes'

const CURRENT = ['en', 'es', 'zh-Hans', 'zh-Hant', 'pt', 'pt-BR', 'nb', 'he', 'id', 'tl', 'sr']
const OLDER = ['en', 'es', 'zh', 'zt', 'pt', 'pb', 'nb', 'he']

describe('serverCode', () => {
  it.each([
    ['en-GB', 'en', 'en'],
    ['zh', 'zh-Hans', 'zh'],
    ['zh-CN', 'zh-Hans', 'zh'], // the server itself does not know `zh-CN`
    ['zh-SG', 'zh-Hans', 'zh'],
    ['zh-TW', 'zh-Hant', 'zt'],
    ['zh-HK', 'zh-Hant', 'zt'],
    ['zh-Hant', 'zh-Hant', 'zt'],
    ['zh-Hans-HK', 'zh-Hans', 'zh'],
    ['pt', 'pt', 'pt'],
    ['pt-PT', 'pt', 'pt'],
    ['pt-BR', 'pt-BR', 'pb'],
    ['pt_BR', 'pt-BR', 'pb'], // as WhatsApp writes it
    ['no', 'nb', 'nb'],
    ['iw', 'he', 'he'],
    ['in', 'id', null],
    ['fil', 'tl', null],
    ['sr-Latn', 'sr', null],
    ['EN', 'en', 'en'],
    ['fr', null, null],
    ['not a language', null, null],
  ])('%s is %s on a current server and %s on an older one', (tag, current, older) => {
    expect(serverCode(tag, CURRENT)).toBe(current)
    expect(serverCode(tag, OLDER)).toBe(older)
  })

  it('never takes one script of Chinese for the other', () => {
    expect(serverCode('zh-TW', ['en', 'zh'])).toBeNull()
    expect(serverCode('zh-CN', ['en', 'zt'])).toBeNull()
  })

  it('takes European for Brazilian Portuguese where there is no other', () => {
    expect(serverCode('pt-BR', ['en', 'pt'])).toBe('pt')
  })
})

describe('fromServerCode', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zt', 'zh-Hant'],
    ['pb', 'pt-BR'],
    ['pt', 'pt'],
    ['es', 'es'],
  ])('%s is %s', (theirs, ours) => {
    expect(fromServerCode(theirs)).toBe(ours)
    expect(baseLanguage(ours)).toBe(ours)
  })
})
