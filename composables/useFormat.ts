/** Times, money and names of languages as the interface's language writes them. Formatters are made once and kept. */
import type { Money } from '@/domain/money'
import { useI18n } from 'vue-i18n'
import type { Locale } from './i18n'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const kept = new Map<string, unknown>()
function once<T>(key: string, make: () => T): T {
  const held = kept.get(key) as T | undefined
  if (held !== undefined) return held
  const made = make()
  kept.set(key, made)
  return made
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`d${locale}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options))
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Whole local days from `at` back to `now`; 0 is today. */
export function daysAgo(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS)
}

/** Times of day have no AM and PM in a list this narrow; what the agent's language calls a 24-hour clock is used. */
export function formatTime(locale: string, at: number): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

export function formatDay(locale: string, at: number, now: number): string {
  const days = daysAgo(at, now)
  if (days === 0 || days === 1) {
    const word = once(`r${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(-days, 'day')
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
  }
  if (days > 1 && days < 7) return dateFormat(locale, { weekday: 'long' }).format(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return dateFormat(
    locale,
    sameYear ? { day: 'numeric', month: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' },
  ).format(at)
}

/** The time in a list's row: minutes in the last hour, the hour today, then the day. */
export function formatRowTime(locale: string, at: number, now: number): string {
  const minutes = Math.floor((now - at) / MINUTE_MS)
  if (minutes < 60 && minutes > 0)
    return once(
      `u${locale}`,
      () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
    ).format(minutes)
  const days = daysAgo(at, now)
  if (days === 0) return formatTime(locale, at)
  if (days < 0 && days > -7)
    return dateFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  if (days === 1) return formatDay(locale, at, now)
  if (days < 7) return dateFormat(locale, { weekday: 'short' }).format(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return dateFormat(locale, sameYear ? { day: 'numeric', month: 'short' } : { dateStyle: 'short' }).format(at)
}

const HOUR_MS = 60 * MINUTE_MS

/** "in 7 days", "in 3 hours", "2 days ago", in the largest unit there is one of. */
export function formatFromNow(locale: string, at: number, now: number): string {
  const away = at - now
  const [unit, ms] =
    Math.abs(away) >= DAY_MS
      ? (['day', DAY_MS] as const)
      : Math.abs(away) >= HOUR_MS
        ? (['hour', HOUR_MS] as const)
        : (['minute', MINUTE_MS] as const)
  return once(`f${locale}`, () => new Intl.RelativeTimeFormat(locale)).format(Math.round(away / ms), unit)
}

/** `3:12`, `1:04:09`. */
export function formatDuration(spentMs: number): string {
  const seconds = Math.floor(spentMs / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** `640 byte`, `14 kB`, `1.4 MB`, in steps of a thousand, as file managers count. */
export function formatSize(locale: string, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte'] as const
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const unit = units[step]
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step === 2 ? 1 : 0 } as const
  return once(`b${locale}${unit}`, () => new Intl.NumberFormat(locale, options)).format(bytes / 1_000 ** step)
}

/** Money with a sign that says which: "$89.00", "CA$89.00". */
export function formatMoney(locale: string, money: Money): string {
  const amount = Number(money.amount)
  try {
    const format = once(
      `m${locale}${money.currency}`,
      () =>
        // Never the narrow sign: "$" would be four currencies, and "¥" the yuan and the yen.
        new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }),
    )
    return format.format(amount)
  } catch (cause) {
    // A code no browser knows: the number and the code still say what it costs.
    if (!(cause instanceof RangeError)) throw cause
    return `${money.amount} ${money.currency}`
  }
}

function nameOf(locale: string, type: 'language' | 'region', code: string): string {
  try {
    return once(`n${locale}${type}`, () => new Intl.DisplayNames(locale, { type })).of(code) ?? code
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return code // not a well-formed code: shown as it came
  }
}

export function formatLocalTime(locale: string, timeZone: string, now: number): string | null {
  try {
    return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(now)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return null // a time zone this browser does not know
  }
}

/** Everything above in the interface's language, following it when it changes. */
export function useFormat() {
  const { locale: current } = useI18n<[], Locale>()
  const locale = () => current.value
  return {
    time: (at: number) => formatTime(locale(), at),
    day: (at: number, now: number) => formatDay(locale(), at, now),
    rowTime: (at: number, now: number) => formatRowTime(locale(), at, now),
    fromNow: (at: number, now: number) => formatFromNow(locale(), at, now),
    date: (at: number) => dateFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(at),
    /** "Fri 27 Nov, 09:00": a moment somebody chose. */
    moment: (at: number) =>
      dateFormat(locale(), {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(at),
    full: (at: number) => dateFormat(locale(), { dateStyle: 'full', timeStyle: 'short' }).format(at),
    /** "Ana, Bo and Cy" */
    list: (items: string[]) => once(`l${locale()}`, () => new Intl.ListFormat(locale())).format(items),
    duration: formatDuration,
    money: (money: Money) => formatMoney(locale(), money),
    size: (bytes: number) => formatSize(locale(), bytes),
    percent: (share: number) =>
      once(`p${locale()}`, () => new Intl.NumberFormat(locale(), { style: 'percent' })).format(share),
    count: (n: number) => once(`c${locale()}`, () => new Intl.NumberFormat(locale())).format(n),
    /** "4.5": one place after the point, if it needs one. */
    decimal: (n: number) =>
      once(`f${locale()}`, () => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 })).format(n),
    language: (code: string) => nameOf(locale(), 'language', code),
    region: (code: string) => nameOf(locale(), 'region', code.toUpperCase()),
    localTime: (timeZone: string, now: number) => formatLocalTime(locale(), timeZone, now),
  }
}
