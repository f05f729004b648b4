import { describe, expect, it } from 'vitest'
import { en } from '../i18n/en'
import { formatDay, formatMoney } from './format'

const usd = (amount: string) => ({ amount, currency: 'USD' })

describe('prices', () => {
  it.each([
    ['148.00', 'USD', 'en-US', '$148'],
    ['24.50', 'USD', 'en-US', '$24.50'],
    ['1280', 'JPY', 'ja-JP', '￥1,280'],
    ['1049.00', 'CNY', 'zh-CN', '¥1,049'],
    ['19.9', 'EUR', 'de-DE', '19,90 €'],
  ])('%s %s in %s is %s', (amount, currency, language, shown) => {
    expect(formatMoney({ amount, currency }, language).replaceAll('\u00a0', ' ')).toBe(shown)
  })

  it('are shown even where the page’s language is no language', () => {
    expect(formatMoney(usd('5'), 'xx_broken!')).toContain('5')
  })
})

describe('days', () => {
  const now = new Date(2026, 10, 23, 9, 0).getTime()
  const day = (at: Date) => formatDay(at.getTime(), now, { language: 'en-GB', words: en })
  it.each([
    [new Date(2026, 10, 23, 0, 1), 'Today'],
    [new Date(2026, 10, 22, 23, 59), 'Yesterday'],
    [new Date(2026, 10, 20, 12), '20 November'],
    [new Date(2025, 10, 20, 12), '20 November 2025'],
  ])('%s is %s', (at, shown) => {
    expect(day(at)).toBe(shown)
  })
})
