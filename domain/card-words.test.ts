import { describe, expect, it } from 'vitest'
import { CARD_WORDS, formatCardMoney } from './card-words'
import { chatLanguageOf } from './page-language'

const usd = (amount: string) => ({ amount, currency: 'USD' })

describe('prices on a card', () => {
  it.each([
    ['148.00', 'USD', 'en-US', '$148'],
    ['24.50', 'USD', 'en-US', '$24.50'],
    ['1280', 'JPY', 'ja-JP', '￥1,280'],
    ['1049.00', 'CNY', 'zh-CN', '¥1,049'],
    ['19.9', 'EUR', 'de-DE', '19,90 €'],
  ])('%s %s in %s is %s', (amount, currency, language, shown) => {
    expect(formatCardMoney({ amount, currency }, language).replaceAll('\u00a0', ' ')).toBe(shown)
  })

  it('are shown even where the page’s language is no language', () => {
    expect(formatCardMoney(usd('5'), 'xx_broken!')).toContain('5')
  })
})

it.each([
  ['es', 'Buy now'],
  ['zh-Hant-TW', '立即购买'],
  ['zhuang', 'Buy now'],
  ['', 'Buy now'],
])('the words on a page in “%s” are “%s”: the nearest there are', (language, buy) => {
  expect(CARD_WORDS[chatLanguageOf(language)].buy).toBe(buy)
})
