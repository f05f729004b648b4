/** Which tab we stand beside: in a page's frame it is that page's, in the side panel the window's active one. */
import type { usePageStore } from '@/stores/page'
import { browser } from 'wxt/browser'

const isFrame = window !== window.top

export function followPageBeside(page: ReturnType<typeof usePageStore>): void {
  const find = async (windowId: number | null) => {
    try {
      await page.find(windowId)
    } catch (error) {
      console.warn('[sidebar]', error) // no page beside us is known; the inbox works without
    }
  }
  if (isFrame) {
    void find(null)
    return
  }
  void browser.windows?.getCurrent().then(({ id }) => {
    const windowId = id ?? null
    void find(windowId)
    browser.tabs.onActivated.addListener((active) => active.windowId === windowId && void find(windowId))
  })
}
