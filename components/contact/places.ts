/** Languages, countries and time zones to choose from, in words of the interface's language. The browser knows them all. */
import type { Choice } from '@/components/base/choice'
import { languageName, TARGETS } from '@/components/translate/languages'

const byLabel = (locale: string) => {
  const { compare } = new Intl.Collator(locale)
  return (a: Choice, b: Choice) => compare(a.label, b.label)
}

export function languageChoices(locale: string): Choice[] {
  return TARGETS.map((value) => ({ value, label: languageName(value, locale) })).sort(byLabel(locale))
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
/** Not countries, or none any more. */
const NO_COUNTRY = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])

export function countryChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  return codes
    .filter((code) => !NO_COUNTRY.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((value) => {
      const label = names.of(value)
      return label ? [{ value, label }] : []
    })
    .sort(byLabel(locale))
}

export const cityOf = (timeZone: string) => timeZone.split('/').at(-1)!.replaceAll('_', ' ')

export function timeZoneChoices(): Choice[] {
  return Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

/** By how many minutes clocks there are ahead of the agent's own at that moment; null for a zone the browser lacks. */
export function minutesAhead(timeZone: string, now: number): number | null {
  try {
    const there = wallClock(now, timeZone)
    return Math.round((there - wallClock(now)) / 60_000)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return null
  }
}

function wallClock(at: number, timeZone?: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    ...(timeZone ? { timeZone } : {}),
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' },
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
}
