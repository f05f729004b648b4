import type { Bridge } from '../loader/bridge'
export function greet(bridge: Bridge): () => void {
  console.warn(bridge.inbox)
  return () => {}
}
