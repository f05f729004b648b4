/** Which tab we stand beside: in a page's frame it is that page's, in the side panel the window's active one. */
import type { usePageStore } from '@/stores/page'
import { browser } from 'wxt/browser'

const isFrame = window !== window.top
/** Who answers later is not waited for: the inbox is there without. */
const LATEST_MS = 300

/** Settles once the page we lie over is known, if that is soon: what was open over the page before is shown first then. */
export async function followPageBeside(page: ReturnType<typeof usePageStore>): Promise<void> {
  const find = async (windowId: number | null) => {
    try {
      await page.find(windowId)
    } catch (error) {
      console.warn('[sidebar]', error) // no page beside us is known; the inbox works without
    }
  }
  if (isFrame) return Promise.race([find(null), new Promise<void>((late) => setTimeout(late, LATEST_MS))])
  void browser.windows?.getCurrent().then(({ id }) => {
    const windowId = id ?? null
    void find(windowId)
    browser.tabs.onActivated.addListener((active) => active.windowId === windowId && void find(windowId))
  })
}
