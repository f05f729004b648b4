/** Commands from the background to the page bridge of a tab. */
import type { BridgeCommand, Selection } from '@/protocol/page-bridge'
import { browser } from 'wxt/browser'

/** True when a bridge was there to hear it. Frame 0 only: our own frames in the tab are not asked. */
export async function tellBridge(tabId: number, command: BridgeCommand): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, command, { frameId: 0 })
    return true
  } catch {
    return false // no bridge on this page, which is an answer
  }
}

export async function askSelection(tabId: number): Promise<Selection | null> {
  try {
    const selection = await browser.tabs.sendMessage<BridgeCommand, Selection | undefined>(
      tabId,
      { kind: 'selection' },
      { frameId: 0 },
    )
    return selection ?? null
  } catch {
    return null // no bridge on this page, so nothing is selected for us
  }
}

export async function tellEveryBridge(command: BridgeCommand): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.all(tabs.map(async ({ id }) => id !== undefined && tellBridge(id, command)))
}
