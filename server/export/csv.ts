/** CSV as RFC 4180 writes it and Excel opens it: whatever people wrote stays text, in every script. */

/** Tells Excel that this is UTF-8; without it Chinese opens as noise. */
export const BOM = '\uFEFF'

/** A cell that begins so would be taken for a formula. The apostrophe makes it text, and is not shown. */
const FORMULA = /^[=+\-@\t\r]/

export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026-11-26T17:42:10+08:00`: a moment by the clock of a time zone, which it names. */
export function zonedDate(at: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const offset = part.timeZoneName?.replace('GMT', '') || '+00:00'
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${offset}`
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return false
  }
}
