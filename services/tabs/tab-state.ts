/**
 * What we know of each tab: the page it shows, whether the sidebar is open, and the key that tells our frames from
 * frames a page might make. Kept in storage.session, so it outlives the worker and ends with the browser.
 */
import type { PageDescription } from '@/domain/page'
import type { Place } from '@/protocol/page-bridge'
import { browser } from 'wxt/browser'

export interface TabState {
  /** In the address of every frame our bridge places in this tab. No page can read it. */
  key: string
  open: boolean
  /** The side panel has stood beside this tab: its pages are read also while no sidebar lies over them. */
  beside: boolean
  host: string
  page: PageDescription | null
  place: Place | null
}

export const unknownTab = (): TabState => ({
  key: crypto.randomUUID(),
  open: false,
  beside: false,
  host: '',
  page: null,
  place: null,
})

const nameOf = (tabId: number) => `tab:${tabId}`

export async function tabState(tabId: number): Promise<TabState | null> {
  const name = nameOf(tabId)
  const stored = await browser.storage.session.get<Record<string, TabState>>(name)
  return stored[name] ?? null
}

/** Changes follow one another per worker, so two at once lose nothing. */
let queue: Promise<unknown> = Promise.resolve()
export function changeTab(
  tabId: number,
  change: (before: TabState | null) => TabState | null,
): Promise<TabState | null> {
  const next = queue.then(async () => {
    const before = await tabState(tabId)
    const after = change(before)
    if (after && after !== before) await browser.storage.session.set({ [nameOf(tabId)]: after })
    return after
  })
  queue = next.catch(() => null) // the caller gets the failure; the next change shall still run
  return next
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(nameOf(tabId))
}

/** A page of ours in a frame is believed when its address carries the tab's key: only our bridge knows it. */
export function isPlacedByUs(state: TabState | null, frameUrl: string): boolean {
  return state !== null && new URL(frameUrl).searchParams.get('k') === state.key
}
