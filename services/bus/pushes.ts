/** The background's end of the ports: what every open page is told, and which pages there are. */
import { PAGE_PORT, type Push } from '@/protocol/pushes'
import { browser } from 'wxt/browser'
import { callerOf } from './listen'

export interface Pushes {
  push(push: Push): void
  /** How many pages listen. */
  readonly size: number
  has(pageKey: string): boolean
}

/** `greet`: what a page that has just come should know. Register before anything is awaited. */
export function servePorts(hooks: { greet: () => Push[]; onGone: (pageKey: string) => void }): Pushes {
  const ports = new Map<object, { pageKey: string; post: (push: Push) => void }>()
  browser.runtime.onConnect.addListener((port) => {
    const caller = port.sender && callerOf(port.sender)
    if (port.name !== PAGE_PORT || caller?.sender !== 'extension-page') return
    const { pageKey } = caller
    ports.set(port, { pageKey, post: (push) => port.postMessage(push) })
    port.onMessage.addListener(() => {}) // a ping: hearing it is what keeps the worker alive
    port.onDisconnect.addListener(() => {
      ports.delete(port)
      hooks.onGone(pageKey)
    })
    for (const push of hooks.greet()) port.postMessage(push)
  })
  return {
    push(push) {
      for (const { post } of ports.values()) post(push)
    },
    get size() {
      return ports.size
    },
    has: (pageKey) => [...ports.values()].some((port) => port.pageKey === pageKey),
  }
}
