/**
 * Says when the page may have become another one: a single-page app navigated, or the data of a product arrived late.
 * Nothing is polled. The whole document is watched only for a while after a navigation, the head always; and a page that
 * never stops changing is looked at ever more seldom.
 */
const QUIET_MS = 250
const LATE_MS = 15_000
const LATE_QUIET_MS = 2_000
const LONG_QUIET_MS = 30_000

/** Counters, styles and frames come and go on most pages all the time, and say nothing of what is sold. */
const SAYS_NOTHING = 'script[src],style,iframe,noscript,link'
function says(node: Node): boolean {
  if (node.nodeType !== 1) return node.nodeType === 3 && /\S/.test(node.nodeValue!)
  const element = node as Element
  return !element.matches(SAYS_NOTHING) || element.matches('link[rel="canonical" i]')
}
const isNews = ({ type, addedNodes, removedNodes }: MutationRecord) =>
  type === 'characterData' || hasSaid(addedNodes) || hasSaid(removedNodes)
function hasSaid(nodes: NodeList): boolean {
  for (const node of nodes) if (says(node)) return true
  return false
}

export function watchPage(signal: AbortSignal, look: () => void): void {
  let timer = 0
  let looks = 0
  let since = performance.now()
  let href = location.href
  const isLate = () => performance.now() - since > LATE_MS
  const later = new MutationObserver((records) => {
    if (isLate()) later.disconnect()
    else if (records.some(isNews)) changed()
  })
  const watchLate = () => {
    clearTimeout(timer)
    timer = looks = 0
    since = performance.now()
    if (document.body) later.observe(document.body, { childList: true, subtree: true })
  }
  const changed = () => {
    if (href !== location.href) {
      href = location.href
      watchLate()
    }
    timer ||= window.setTimeout(
      () => {
        timer = 0
        looks++
        look()
      },
      Math.min(QUIET_MS * 2 ** looks, isLate() ? LONG_QUIET_MS : LATE_QUIET_MS),
    )
  }

  watchLate()
  // Browsers without the navigation API: a new page brings a new title, and a press or key comes before it.
  const head = new MutationObserver((records) => {
    if (href !== location.href || records.some(isNews)) changed()
  })
  head.observe(document.head ?? document.documentElement, { childList: true, subtree: true, characterData: true })
  const navigation = (globalThis as { navigation?: EventTarget }).navigation
  navigation?.addEventListener('currententrychange', changed, { signal })
  // Another size or colour chosen: many shops change nothing but the price.
  for (const type of ['popstate', 'hashchange', 'change', ...(navigation ? [] : ['click', 'keyup'])])
    addEventListener(type, changed, { signal, passive: true, capture: true })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    later.disconnect()
    head.disconnect()
  })
}
