import { describe, expect, it } from 'vitest'
import { csvCell, csvLine, isTimeZone, zonedDate } from './csv'

describe('a cell', () => {
  it('is quoted when it has a comma, a quote or a line in it', () => {
    expect(csvCell('a,b')).toBe('"a,b"')
    expect(csvCell('she said "yes"')).toBe('"she said ""yes"""')
    expect(csvCell('two\nlines')).toBe('"two\nlines"')
    expect(csvCell('帐篷的防水指数是多少？')).toBe('帐篷的防水指数是多少？')
  })
  it.each(['=HYPERLINK("http://x")', '+1 555 0100', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    '%j is text, never a formula',
    (typed) => expect(csvCell(typed).replace(/^"/, '').startsWith("'")).toBe(true),
  )
  it('keeps numbers numbers, and nothing nothing', () => {
    expect(csvLine([-3, null, ''])).toBe('-3,,\r\n')
  })
})

describe('a moment', () => {
  const at = Date.UTC(2026, 10, 26, 9, 42, 10)
  it('is written by the clock of its zone, with the offset', () => {
    expect(zonedDate(at, 'Asia/Shanghai')).toBe('2026-11-26T17:42:10+08:00')
    expect(zonedDate(at, 'America/St_Johns')).toBe('2026-11-26T06:12:10-03:30')
    expect(zonedDate(at, 'UTC')).toBe('2026-11-26T09:42:10+00:00')
  })
  it('is the same moment when it is read back', () => {
    expect(Date.parse(zonedDate(at, 'Europe/Madrid'))).toBe(at)
  })
  it('has no zone nobody knows', () => {
    expect(isTimeZone('Europe/Madrid')).toBe(true)
    expect(isTimeZone('Nowhere/At all')).toBe(false)
  })
})
