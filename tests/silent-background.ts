import { fakeBrowser } from 'wxt/testing'

/** The stores open a port to the background: here to one that takes everything and never says anything. */
export function connectToSilence(): void {
  const event = { addListener: () => {}, removeListener: () => {} }
  const port = { onMessage: event, onDisconnect: event, postMessage: () => {}, disconnect: () => {} }
  fakeBrowser.runtime.connect = () => port as never
}
