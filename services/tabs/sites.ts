/**
 * On which sites the bridge runs: two by the manifest, the rest as the agent grants them. The same script file runs
 * everywhere; a site that is taken back loses it with its next page.
 */
import { browser } from 'wxt/browser'
import { fitsPattern } from './match-pattern'

const REGISTRATION = 'granted-sites'

function manifestSites(): { script: string; matches: string[] } {
  const [entry] = browser.runtime.getManifest().content_scripts ?? []
  const script = entry?.js?.[0]
  if (!script || !entry.matches) throw new Error('The manifest names no page bridge')
  return { script, matches: entry.matches }
}

/** Sites granted beyond the manifest's own, as match patterns. */
export async function grantedSites(): Promise<string[]> {
  const { matches } = manifestSites()
  const { origins = [] } = await browser.permissions.getAll()
  return origins.filter((origin) => !matches.includes(origin) && !origin.startsWith('chrome'))
}

/** What was granted when we last looked, for what must be decided without waiting. */
let known: string[] = []

/** Does the bridge run on this address? A worker that has just started knows only the manifest's own sites yet. */
export function isBridgedSite(url: string | undefined): boolean {
  return url !== undefined && [...manifestSites().matches, ...known].some((pattern) => fitsPattern(pattern, url))
}

let running: Promise<void> = Promise.resolve()
/** Brings the registration in line with what is granted now. One at a time: two at once would register twice. */
export function registerGrantedSites(): Promise<void> {
  running = running.then(register, register)
  return running
}

async function register(): Promise<void> {
  const { script, matches: own } = manifestSites()
  const matches = await grantedSites()
  known = matches
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [REGISTRATION] })
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [REGISTRATION] })
    return
  }
  const registration = {
    id: REGISTRATION,
    js: [script],
    matches,
    excludeMatches: own,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  }
  if (registered) await browser.scripting.updateContentScripts([registration])
  else await browser.scripting.registerContentScripts([registration])
}

/** Runs the bridge in a tab that was open before it was allowed, or before the extension was installed or updated. */
export async function runBridge(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      files: [manifestSites().script as '/content-scripts/page.js'],
    })
    return true
  } catch {
    return false // a page no extension may touch (the browser's own, the store), or one not granted
  }
}

/** Brings what reads a page to a tab our bridge runs in. */
export async function runReader(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/reader.js'] })
}

export async function runBridgeInOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...manifestSites().matches, ...(await grantedSites())] })
  await Promise.all(tabs.map(async ({ id }) => id !== undefined && runBridge(id)))
}
