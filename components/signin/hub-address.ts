/** What sign-in needs to know about hub addresses and their failures. */
import type { ErrorCode } from '@/domain/errors'

/** Failures that are about the hub itself: they belong beside its address. */
export const HUB_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'hub_unreachable',
  'hub_not_found',
  'hub_too_old',
  'extension_too_old',
])

/** Where a shop's hub usually is, when the shop itself answered: `shop.example` → `hub.shop.example`. */
export function suggestedHub(typed: string): string | null {
  const address = /^https?:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`
  if (!URL.canParse(address)) return null
  const { hostname } = new URL(address)
  const labels = hostname.replace(/^www\./, '').split('.')
  if (labels.length < 2 || labels.length > 3 || /^\d+$/.test(labels.at(-1)!) || hostname.includes(':')) return null
  if (labels[0] === 'hub' || labels[0] === 'inbox') return null
  return `hub.${labels.join('.')}`
}
