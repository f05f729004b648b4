/** Sizes, times and days in the page's language. */
import { localesOf } from '@/domain/page-language'
import type { Words } from '../i18n/en'

/** "640 byte", "84 kB", "1.4 MB". */
export function formatSize(bytes: number, language: string): string {
  const [unit, by, digits] = bytes < 1e3 ? ['byte', 1, 0] : bytes < 1e6 ? ['kilobyte', 1e3, 0] : ['megabyte', 1e6, 1]
  const options = { style: 'unit', unit: unit, maximumFractionDigits: digits } as const
  return new Intl.NumberFormat(localesOf(language), options).format(bytes / by)
}

export function formatTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(localesOf(language), { hour: 'numeric', minute: '2-digit' }).format(at)
}

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

/** A key per calendar day in the visitor's time zone. */
export const dayOf = startOfDay

export function formatDay(at: number, now: number, o: { language: string; words: Words }): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days === 0) return o.words.today
  if (days === 1) return o.words.yesterday
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(localesOf(o.language), { day: 'numeric', month: 'long', ...year }).format(at)
}
