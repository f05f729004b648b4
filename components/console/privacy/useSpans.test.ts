import { expect, it } from 'vitest'
import { formatSpan } from './useSpans'

it.each([
  ['en', 120_000, '2 minutes'],
  ['en', 3_600_000, '1 hour'],
  ['en', 60 * 86_400_000, '60 days'],
  ['zh-CN', 7 * 86_400_000, '7天'],
])('in %s %i ms are %s', (locale, spanMs, said) => expect(formatSpan(locale, spanMs)).toBe(said))
