/** How long somebody waited, in the two largest units: `38m`, `1h 12m`, as the interface's language writes them. */
import { useI18n } from 'vue-i18n'

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

export function formatWait(locale: string, spentMs: number): string {
  let left = Math.max(0, Math.round(spentMs / 1000))
  const first = UNITS.findIndex(({ seconds }) => left >= seconds)
  const shown = UNITS.slice(first < 0 ? UNITS.length - 1 : first, (first < 0 ? UNITS.length - 1 : first) + 2)
  return shown
    .flatMap(({ unit, seconds }, index) => {
      const n = Math.floor(left / seconds)
      left -= n * seconds
      if (n === 0 && index > 0) return []
      return [new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(n)]
    })
    .join(' ')
}

export function useWait() {
  const { locale } = useI18n()
  return { wait: (spentMs: number) => formatWait(locale.value, spentMs) }
}
