/** What the chat takes from the shop's page: whether it is dark, and where text begins. */
import type { WidgetConfig } from '@/protocol/widget-api'
import { paletteOf } from '@/domain/brand-palette'

/** Follows the page, not the system: a dark chat on a light shop looks broken. `data-theme` on the script overrules. */
export function pageIsDark(script: HTMLScriptElement): boolean {
  const wish = script.dataset.theme
  if (wish === 'dark' || wish === 'light') return wish === 'dark'
  for (const element of [document.body, document.documentElement]) {
    const background = getComputedStyle(element).backgroundColor.match(/^rgba?\(([^)]+)\)/)?.[1]
    const [r = 0, g = 0, b = 0, alpha = 1] = (background ?? '0 0 0 0').split(/[\s,/]+/).map(Number)
    if (alpha > 0.5) return r * 0.3 + g * 0.6 + b * 0.1 < 100
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme
  return scheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches
}

/** Puts the shop's colour, made readable, on the host, where the launcher and the chat both take it from. */
export function paint(host: HTMLElement, config: WidgetConfig, dark: boolean): void {
  const { brand, ink, text } = paletteOf(config.brand, dark)
  host.style.setProperty('--brand', brand)
  host.style.setProperty('--brand-ink', ink)
  host.style.setProperty('--brand-text', text)
}
