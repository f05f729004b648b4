/** The background's end of the ports: what every open page is told, and which pages there are. */
import { PAGE_PORT, type Push } from '@/protocol/pushes'
import { browser } from 'wxt/browser'
import type { Place } from '../attention'
import { callerOf } from './listen'

export interface Pushes {
  push(push: Push): void
  /** Where this page stands; undefined when it is gone. */
  placeOf(pageKey: string): Place | undefined
  /** A tab that shows this page of ours, such as `/console.html`; null when none does. */
  tabShowing(page: string): number | null
  /** Tells one inbox only: the one in this tab, else the side panel, else any. Answers its tab; undefined: there is none. */
  pushToInbox(push: Push, tabId: number | null): { tabId: number | null } | undefined
}

/** `greet`: what a page (an inbox, or another of ours) that has just come should know. Register before anything is awaited. */
export function servePorts(hooks: { greet: (isInbox: boolean) => Push[]; onGone: (pageKey: string) => void }): Pushes {
  type Listener = Place & { pageKey: string; url: string; isInbox: boolean; post: (push: Push) => void }
  const ports = new Map<object, Listener>()
  browser.runtime.onConnect.addListener((port) => {
    const caller = port.sender && callerOf(port.sender)
    if (port.name !== PAGE_PORT || caller?.sender !== 'extension-page') return
    const { pageKey, tabId, frameId, url } = caller
    const isInbox = /\/side(bar|panel)\.html/.test(url)
    ports.set(port, { pageKey, url, tabId, frameId, isInbox, post: (push) => port.postMessage(push) })
    port.onMessage.addListener(() => {}) // a ping: hearing it is what keeps the worker alive
    port.onDisconnect.addListener(() => {
      ports.delete(port)
      hooks.onGone(pageKey)
    })
    for (const push of hooks.greet(isInbox)) port.postMessage(push)
  })
  return {
    push(push) {
      for (const { post } of ports.values()) post(push)
    },
    tabShowing(page) {
      const shows = ({ url, frameId }: Listener) => frameId === 0 && new URL(url).pathname === page
      return [...ports.values()].find(shows)?.tabId ?? null
    },
    pushToInbox(push, tabId) {
      const inboxes = [...ports.values()].filter((port) => port.isInbox)
      const wanted = [tabId, null].map((id) => inboxes.find((inbox) => inbox.tabId === id))
      const chosen = wanted.find(Boolean) ?? inboxes[0]
      chosen?.post(push)
      return chosen
    },
    placeOf: (pageKey) => [...ports.values()].find((port) => port.pageKey === pageKey),
  }
}
