/**
 * What the browser tells us about tabs and presses outside any page: the toolbar button, shortcuts, the context menu,
 * sites granted and taken back. Registered at the worker's start, before anything is awaited.
 */
import { watchBadge } from '@/services/tabs/badge'
import { tellBridge, tellEveryBridge } from '@/services/tabs/bridge'
import { isBridgedSite, registerGrantedSites, runBridge, runBridgeInOpenTabs } from '@/services/tabs/sites'
import { forgetTab, tabState } from '@/services/tabs/tab-state'
import type { Push } from '@/protocol/extension'
import { browser, type Browser } from 'wxt/browser'
import { toggleSidebar } from './page'

const TRANSLATE_MENU = 'translate-selection'
type Tab = Browser.tabs.Tab

export function listenToTabs(push: (push: Push) => void): void {
  browser.runtime.onInstalled.addListener(() => void makeMenu())
  void registerGrantedSites()
  void placeBridgesOnce()
  browser.permissions.onAdded.addListener(() => void registerGrantedSites().then(runBridgeInOpenTabs))
  browser.permissions.onRemoved.addListener(() => void registerGrantedSites())

  watchBadge((badge) => tellEveryBridge({ kind: 'badge', badge }))

  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId))
  // The side panel stands beside whichever tab is in front.
  browser.tabs.onActivated.addListener(
    ({ tabId }) => void tabState(tabId).then((state) => push({ kind: 'page', tabId, page: state?.page ?? null })),
  )

  browser.action.onClicked.addListener((tab) => void openFor(tab))
  browser.commands.onCommand.addListener((command, tab) => {
    if (!tab?.id) return
    if (command === 'toggle-sidebar') void openFor(tab)
    if (command === 'translate-selection') void translateIn(tab.id)
  })
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === TRANSLATE_MENU && tab?.id) void translateIn(tab.id)
  })
}

async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({
    id: TRANSLATE_MENU,
    title: browser.i18n.getUILanguage().startsWith('zh') ? '翻译所选文字' : 'Translate selection',
    contexts: ['selection'],
  })
}

const PLACED = 'bridges-placed'
/**
 * Pages that were open before we were installed, updated or switched on again have no bridge, or an orphan. What the
 * session remembers ends with each of these, so it tells the first start after them from a worker's return.
 */
async function placeBridgesOnce(): Promise<void> {
  const { [PLACED]: placed } = await browser.storage.session.get(PLACED)
  if (placed) return
  await browser.storage.session.set({ [PLACED]: true })
  await registerGrantedSites()
  await runBridgeInOpenTabs()
}

/**
 * The injected sidebar where our bridge runs, the browser's side panel everywhere else. The panel opens only in the very
 * turn of the press, so where it is to be is decided without waiting.
 */
async function openFor(tab: Tab): Promise<void> {
  if (tab.id === undefined) return
  if (browser.sidePanel && !isBridgedSite(tab.url)) return browser.sidePanel.open({ tabId: tab.id })
  if (await toggleSidebar(tab.id, null)) return
  // A page from before we were allowed here; in Firefox, also one the press itself allows us onto, this once.
  if (!(await runBridge(tab.id)) || !(await toggleSidebar(tab.id, true)))
    await browser.tabs.create({ url: browser.runtime.getURL('/sidebar.html') })
}

async function translateIn(tabId: number): Promise<void> {
  if (await tellBridge(tabId, { kind: 'translate' })) return
  // The menu or shortcut itself allows us onto this page, this once.
  if (await runBridge(tabId)) await tellBridge(tabId, { kind: 'translate' })
}
