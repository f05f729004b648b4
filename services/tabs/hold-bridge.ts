/**
 * A frame holds a line to the bridge that placed it. When the extension is updated or switched off the line breaks, and
 * the bridge, an orphan now, takes the frames away. The worker's naps do not touch it.
 */
import { browser } from 'wxt/browser'

export async function holdBridge(): Promise<void> {
  // Firefox gives a frame on somebody's page no tabs, and takes its frames away itself.
  if (window === window.top || import.meta.env.FIREFOX) return
  const tab = await browser.tabs.getCurrent()
  if (tab?.id !== undefined) browser.tabs.connect(tab.id, { frameId: 0 })
}
