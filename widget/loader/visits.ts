/** Tells the hub which page of the shop is looked at and for how long, and by that keeps the visitor online. */
import type { WIDGET_ENDPOINTS } from '@/protocol/widget-api'
import type { input } from 'zod'
import { createStopwatch } from './stopwatch'
import { uuidv7 } from './uuid'

export type Visit = input<typeof WIDGET_ENDPOINTS.recordVisit.body>

const LOOK_MS = 1_000
/** The hub is told after this many looks. */
const LOOKS = 15

const web = (url: string) => (/^https?:/.test(url) && url.length <= 2048 ? url : null)

/** A page of the shop: the address without its fragment, unless a single-page shop routes by it (`#/…`, `#!…`). */
export function pageOf(address: string): string {
  return address.replace(/#(?![/!]).*/, '')
}

/** `post` must survive the page (fetch with keepalive); a lost update is made good by the next, which carries the total. */
export function recordVisits(post: (visit: Visit) => void): void {
  const stopwatch = createStopwatch(() => performance.now())
  let url = pageOf(location.href)
  let referrer = document.referrer
  let id: string
  let enteredAt: number

  const tell = (leaving: boolean) => {
    if (web(url))
      post({
        id,
        url,
        title: document.title.slice(0, 300),
        referrer: web(referrer),
        enteredAt,
        spentMs: stopwatch.read(),
        leaving,
      })
  }
  const follow = () => (document.hidden ? stopwatch.stop() : stopwatch.run())
  const enter = () => {
    stopwatch.reset()
    id = uuidv7()
    enteredAt = Date.now()
    follow()
    tell(false)
  }
  // Single-page shops change the address without loading anything. Their history methods are not ours to wrap.
  const look = () => {
    const page = pageOf(location.href)
    if (page === url) return
    tell(false)
    referrer = url
    url = page
    enter()
  }
  addEventListener('pagehide', () => {
    stopwatch.stop()
    tell(true)
  })
  addEventListener('pageshow', (event) => {
    if (event.persisted) enter() // back from the back-forward cache: looked at anew
  })
  document.addEventListener('visibilitychange', () => {
    follow()
    tell(false)
  })
  let looks = 0
  setInterval(() => {
    if (document.hidden) return
    look()
    if (++looks % LOOKS === 0) tell(false)
  }, LOOK_MS)
  enter()
}
