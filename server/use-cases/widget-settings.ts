/** How a website inbox presents itself, and on which sites it may. Kept in the inbox's settings. */
import { z } from 'zod'

/** `shop.example`, `*.shop.example`, or with a port; without one, any port. */
const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/)
  .max(260)

export const WidgetSettings = z.object({
  shopName: z.string().max(120),
  /** Brand colour, #rrggbb. */
  brand: z.string().regex(/^#[0-9a-f]{6}$/),
  side: z.enum(['left', 'right']),
  /** By language; English is what the others fall back to. */
  greeting: z.record(z.string(), z.string().max(500)),
  allowedDomains: z.array(Domain).max(50),
})
export type WidgetSettings = z.infer<typeof WidgetSettings>

/** May a page of this origin (as the browser states it) show the widget? */
export function originAllowed(origin: string | undefined, allowedDomains: readonly string[]): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const { host, hostname, protocol } = new URL(origin)
  if (protocol !== 'https:' && protocol !== 'http:') return false
  return allowedDomains.some((domain) => {
    const given = domain.includes(':') ? host : hostname
    return domain.startsWith('*.') ? given.endsWith(domain.slice(1)) : given === domain
  })
}
