/** The background's side of the page bridge: which tab shows what, and the frames' wishes passed on to their bridge. */
import { AppError } from '@/domain/errors'
import { PageDescription } from '@/domain/page'
import { describePage } from '@/domain/page/describe'
import type { Push } from '@/protocol/extension'
import type { Caller, Handlers } from '@/services/bus/listen'
import { currentBadge } from '@/services/tabs/badge'
import { tellBridge, tellEveryBridge } from '@/services/tabs/bridge'
import { changeLayout, hiddenHosts, hideLauncher, pageLayout, reliefWord } from '@/services/tabs/layout'
import { runReader } from '@/services/tabs/sites'
import { changeTab, isPlacedByUs, tabState, unknownTab } from '@/services/tabs/tab-state'
import { browser } from 'wxt/browser'

type PageRequest =
  | 'page.hello'
  | 'page.reader'
  | 'page.describe'
  | 'page.current'
  | 'page.go'
  | 'sidebar.place'
  | 'sidebar.toggle'
  | 'layout.change'
  | 'launcher.closeMenu'
  | 'launcher.hide'
  | 'launcher.restore'
  | 'translator.resize'

const hostOf = (url: string | undefined) => (url && /^https?:/.test(url) ? new URL(url).host : null)
const NOWHERE = { tabId: null, page: null, host: null, place: null }

/** The tab a request comes from. A frame must be one our bridge placed; a bridge speaks for its own tab. */
async function callersTab({ tabId, frameId, sender, url }: Caller): Promise<number> {
  const trusted =
    tabId !== null && (sender === 'content-script' || frameId === 0 || isPlacedByUs(await tabState(tabId), url))
  if (!trusted) throw new AppError('invalid_request', { tabId, frameId })
  return tabId
}

/** Closed, it tells nobody: it is asked for when a tab it stood beside shows another page. */
async function isSidePanelOpen(): Promise<boolean> {
  const open = await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })
  return open.length > 0
}

/** Who it was read for has closed the side panel: nothing is kept of what they looked at since. */
async function stopReading(tabId: number): Promise<null> {
  await changeTab(tabId, (before) => before && { ...before, beside: false })
  await tellBridge(tabId, { kind: 'beside', open: false })
  return null
}

/** The tab the side panel of a window stands beside, which is read from now on. */
async function activeTab(windowId: number) {
  const [tab] = await browser.tabs.query({ active: true, windowId })
  // Without a permission for the site its address is hidden from us, and what we knew of the tab is out of date.
  const host = hostOf(tab?.url)
  if (tab?.id === undefined) return { ...NOWHERE, host }
  const state = await changeTab(tab.id, (before) => ({ ...(before ?? unknownTab()), beside: true }))
  await tellBridge(tab.id, { kind: 'beside', open: true })
  return { ...NOWHERE, tabId: tab.id, host, page: state && host === state.host ? state.page : null }
}

export function createPageHandlers(push: (push: Push) => void): Pick<Handlers, PageRequest> {
  return {
    async 'page.hello'(_input, caller) {
      const tabId = await callersTab(caller)
      const host = hostOf(caller.url) ?? ''
      const known = await tabState(tabId)
      const beside = known !== null && known.beside && (await isSidePanelOpen())
      const state = await changeTab(tabId, (before) => ({ ...(before ?? unknownTab()), host, page: null, beside }))
      if (!state) throw new AppError('unexpected', { tabId })
      push({ kind: 'page', tabId, page: null })
      const [layout, hidden, relief, badge] = await Promise.all([
        pageLayout(),
        hiddenHosts(),
        reliefWord(),
        currentBadge(),
      ])
      const { key, open } = state
      return { key, relief, layout, launcher: !hidden.includes(host), badge, open, beside }
    },

    async 'page.reader'(_input, caller) {
      await runReader(await callersTab(caller))
      return null
    },

    async 'page.describe'(facts, caller) {
      const tabId = await callersTab(caller)
      // A page may claim anything, except to stand somewhere else than the browser says.
      if (hostOf(facts.url) !== hostOf(caller.url)) throw new AppError('invalid_request', { tabId })
      const state = await tabState(tabId)
      if (state?.beside && !state.open && !(await isSidePanelOpen())) return stopReading(tabId)
      const page = PageDescription.nullable().parse(describePage(facts))
      await changeTab(tabId, (before) => before && { ...before, page })
      push({ kind: 'page', tabId, page })
      return null
    },

    async 'page.current'({ windowId }, caller) {
      if (caller.tabId === null) return windowId === null ? NOWHERE : activeTab(windowId)
      if (caller.frameId === 0) return { ...NOWHERE, tabId: caller.tabId }
      const state = await tabState(caller.tabId)
      if (!state || !isPlacedByUs(state, caller.url)) return NOWHERE
      return { tabId: caller.tabId, page: state.page, host: state.host, place: state.place }
    },

    async 'page.go'({ url, tabId }, caller) {
      const target = caller.tabId === null ? tabId : caller.frameId === 0 ? null : await callersTab(caller)
      if (target === null) await browser.tabs.create({ url })
      else await browser.tabs.update(target, { url })
      return null
    },

    async 'sidebar.toggle'({ open }, caller) {
      await toggleSidebar(await callersTab(caller), open)
      return null
    },

    async 'sidebar.place'(place, caller) {
      await changeTab(await callersTab(caller), (before) => before && { ...before, place })
      return null
    },

    async 'layout.change'(change, caller) {
      await callersTab(caller)
      await tellEveryBridge({ kind: 'layout', layout: await changeLayout(change) })
      return null
    },

    async 'launcher.closeMenu'(_input, caller) {
      await tellBridge(await callersTab(caller), { kind: 'close-menu' })
      return null
    },

    async 'launcher.hide'(_input, caller) {
      const tabId = await callersTab(caller)
      const state = await tabState(tabId)
      if (state) await setLauncher(state.host, false)
      return null
    },

    async 'launcher.restore'({ host }) {
      await setLauncher(host, true)
      return null
    },

    async 'translator.resize'({ height }, caller) {
      await tellBridge(await callersTab(caller), { kind: 'translator', height })
      return null
    },
  }
}

/** Null toggles. False when the page has no bridge. */
export async function toggleSidebar(tabId: number, open: boolean | null): Promise<boolean> {
  const state = await tabState(tabId)
  const next = open ?? !state?.open
  if (!(await tellBridge(tabId, { kind: 'sidebar', open: next }))) return false
  await changeTab(tabId, (before) => ({ ...(before ?? unknownTab()), open: next }))
  return true
}

async function setLauncher(host: string, shown: boolean): Promise<void> {
  await hideLauncher(host, !shown)
  const tabs = await browser.tabs.query({})
  const here = tabs.filter((tab) => hostOf(tab.url) === host)
  await Promise.all(here.map(async ({ id }) => id !== undefined && tellBridge(id, { kind: 'launcher', shown })))
}
