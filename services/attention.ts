/** Is one of our pages before the agent's eyes right now? */
import { browser } from 'wxt/browser'
import { tabState } from './tabs/tab-state'

/** Where a page stands. `tabId` is null in the side panel; `frameId` 0 is a page of its own, another is in a page. */
export type Place = { tabId: number | null; frameId: number | null }

export async function isSeen({ tabId, frameId }: Place): Promise<boolean> {
  const { focused, id: windowId } = await browser.windows.getLastFocused()
  if (!focused || windowId === undefined) return false // the agent works in another program
  if (tabId === null) return true
  const [active] = await browser.tabs.query({ active: true, windowId })
  if (active?.id !== tabId) return false
  // A sidebar that was closed keeps its frame and what is open in it.
  return frameId === 0 || (await tabState(tabId))?.open === true
}
