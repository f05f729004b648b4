/** Which sites the agent allowed beyond the store's own: asked of the browser, by a press, one by one or everywhere. */
import { grantedSites } from '@/services/tabs/sites'
import { browser } from 'wxt/browser'

export const EVERYWHERE = ['https://*/*', 'http://*/*'] as const

/** The match pattern of a site as a person types it, or null when that is no site. Its subdomains are not included. */
export function sitePattern(typed: string): string | null {
  const trimmed = typed.trim()
  const address = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  if (!/^https?:$/.test(protocol) || !/^(localhost|[\w-]+(\.[\w-]+)+)$/i.test(hostname)) return null
  return `${protocol}//${hostname}/*`
}

/** `https://catalog.example/*` → `catalog.example`. */
export function siteName(pattern: string): string {
  return pattern.replace(/^\*?[a-z]*:\/\//, '').replace(/\/\*$/, '')
}

export async function allowedSites(): Promise<{ everywhere: boolean; patterns: string[] }> {
  const granted = await grantedSites()
  const all: readonly string[] = EVERYWHERE
  const everywhere = granted.some((pattern) => pattern === '<all_urls>' || pattern === EVERYWHERE[0])
  return { everywhere, patterns: granted.filter((pattern) => pattern !== '<all_urls>' && !all.includes(pattern)) }
}

/** Must be called while a press is being handled. False when the person said no. */
export function allow(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] })
}

export function disallow(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...patterns] })
}

/** Tells `onChange` of every change, whoever made it. Returns how to stop. */
export function watchSites(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange)
  browser.permissions.onRemoved.addListener(onChange)
  return () => {
    browser.permissions.onAdded.removeListener(onChange)
    browser.permissions.onRemoved.removeListener(onChange)
  }
}
