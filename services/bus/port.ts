/** The line over which the background pushes what the database does not hold, and which keeps it awake meanwhile. */
import { PAGE_PORT, type Push } from '@/protocol/pushes'
import { browser } from 'wxt/browser'

/** Below the 30 s after which an idle worker is stopped. */
export const PING_MS = 20_000
const REOPEN_MS = 250

/** Calls `onPush` until `signal` aborts; a line that drops (the worker was stopped) is opened again. */
export function openPort(onPush: (push: Push) => void, signal: AbortSignal): void {
  if (signal.aborted) return
  const port = browser.runtime.connect({ name: PAGE_PORT })
  port.onMessage.addListener((push: Push) => onPush(push))
  const ping = setInterval(() => port.postMessage({ kind: 'ping' }), PING_MS)
  const close = () => {
    clearInterval(ping)
    port.disconnect()
  }
  signal.addEventListener('abort', close, { once: true })
  port.onDisconnect.addListener(() => {
    clearInterval(ping)
    signal.removeEventListener('abort', close)
    // An extension that was updated or removed leaves this page an orphan: there is nobody to call any more.
    if (!browser.runtime?.id) return
    setTimeout(() => openPort(onPush, signal), REOPEN_MS)
  })
}
