import { expect, it } from 'vitest'
import { formatWait } from './useWait'

it('says the two largest units, and the smaller only when there is some of it', () => {
  expect(formatWait('en', 0)).toBe('0s')
  expect(formatWait('en', 108_000)).toBe('1m 48s')
  expect(formatWait('en', 120_000)).toBe('2m')
  expect(formatWait('en', 4_320_000)).toBe('1h 12m')
  expect(formatWait('zh-CN', 90_000)).toBe('1分钟 30秒')
})
