/** How long something is kept, as the interface's language says it: "60 days", "2 minutes", "60 天". */
import { useI18n } from 'vue-i18n'

const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

/** In the largest unit of which it is at least one. */
export function formatSpan(locale: string, spanMs: number): string {
  const { unit, ms } = UNITS.find((each) => spanMs >= each.ms) ?? UNITS.at(-1)!
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(spanMs / ms))
}

export function useSpans() {
  const { locale } = useI18n()
  return {
    span: (spanMs: number) => formatSpan(locale.value, spanMs),
    days: (n: number) => formatSpan(locale.value, n * 86_400_000),
  }
}
