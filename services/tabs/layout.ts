/** Where the sidebar and the launcher stand on other people's pages, and on which sites the launcher is hidden. */
import type { PageLayout } from '@/protocol/page-bridge'
import { browser } from 'wxt/browser'

const DEFAULT: PageLayout = { side: 'right', width: 380, launcherY: 0.46 }
const LAYOUT = 'page-layout'
export const RELIEF_KEY = 'bridge-relief'
export const HIDDEN_HOSTS = 'launcher-hidden-hosts'

export async function pageLayout(): Promise<PageLayout> {
  const stored = await browser.storage.local.get<{ [LAYOUT]?: PageLayout }>(LAYOUT)
  return { ...DEFAULT, ...stored[LAYOUT] }
}

export async function changeLayout(change: Partial<PageLayout>): Promise<PageLayout> {
  const layout = { ...(await pageLayout()), ...change }
  await browser.storage.local.set({ [LAYOUT]: layout })
  return layout
}

/** See PageSetup. Kept beyond updates, since it is the bridge of the version before that must know it. */
export async function reliefWord(): Promise<string> {
  const stored = await browser.storage.local.get<{ [RELIEF_KEY]?: string }>(RELIEF_KEY)
  const word = stored[RELIEF_KEY] ?? crypto.randomUUID()
  if (!stored[RELIEF_KEY]) await browser.storage.local.set({ [RELIEF_KEY]: word })
  return word
}

export async function hiddenHosts(): Promise<string[]> {
  const stored = await browser.storage.local.get<{ [HIDDEN_HOSTS]?: string[] }>(HIDDEN_HOSTS)
  return stored[HIDDEN_HOSTS] ?? []
}

export async function hideLauncher(host: string, hidden: boolean): Promise<void> {
  const others = (await hiddenHosts()).filter((other) => other !== host)
  await browser.storage.local.set({ [HIDDEN_HOSTS]: hidden ? [...others, host] : others })
}
