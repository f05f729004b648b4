// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchPage } from './watch'

let stop: AbortController
let look: ReturnType<typeof vi.fn<() => void>>
beforeEach(() => {
  vi.useFakeTimers()
  document.head.innerHTML = '<title>Shop</title>'
  document.body.innerHTML = '<main></main>'
  stop = new AbortController()
  look = vi.fn<() => void>()
  watchPage(stop.signal, look)
})
afterEach(() => {
  stop.abort()
  vi.useRealTimers()
})
/** So long that what has changed is looked at, if it is at all. */
const pass = () => vi.advanceTimersByTimeAsync(3_000)
function add(markup: string, to: Element = document.body) {
  const made = document.createElement('div')
  made.innerHTML = markup
  to.append(...made.childNodes)
}

it.each([
  ['an element', '<p>$19.00</p>'],
  ['a text', 'Sold out'],
  ['data of a product', '<script type="application/ld+json">{"@type":"Product"}</script>'],
  ['a picture', '<img src="jacket.jpg">'],
])('looks again when %s comes', async (_what, markup) => {
  add(markup)
  await pass()
  expect(look).toHaveBeenCalledTimes(1)
})

it.each([
  ['the script of a counter', '<script src="https://counter.example/c.js"></script>'],
  ['a style', '<style>p { color: red }</style>'],
  ['a link to what will be wanted', '<link rel="preload">'],
  ['what stands in for a script', '<noscript>…</noscript>'],
  ['white space', '\n  '],
])('does not look again when %s comes', async (_what, markup) => {
  add(markup)
  add(markup, document.head)
  await pass()
  expect(look).not.toHaveBeenCalled()
})

it('looks again when something goes, and when the head names another address', async () => {
  document.querySelector('main')!.remove()
  await pass()
  add('<link rel="canonical" href="/products/jacket">', document.head)
  await pass()
  expect(look).toHaveBeenCalledTimes(2)
})

it('looks again when the title says something else', async () => {
  document.querySelector('title')!.firstChild!.nodeValue = 'Rain jacket'
  await pass()
  expect(look).toHaveBeenCalledTimes(1)
})

it('a navigation within the page is seen by whatever changes first, also a counter', async () => {
  // Another path, not another fragment: of that happy-dom tells by a timer of its own, which browsers do not.
  history.pushState(null, '', '/products/jacket')
  add('<script src="https://counter.example/c.js"></script>', document.head)
  await pass()
  expect(look).toHaveBeenCalledTimes(1)
})

it('many changes are looked at once, and ever more seldom', async () => {
  for (let change = 0; change < 40; change++) {
    add('<p>more</p>')
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(look.mock.calls.length).toBeLessThanOrEqual(4)
})

it.each(['popstate', 'hashchange', 'change'])('looks again after a %s', async (type) => {
  dispatchEvent(new Event(type))
  await pass()
  expect(look).toHaveBeenCalledTimes(1)
})

it('looks no more once it is called off', async () => {
  stop.abort()
  add('<p>late</p>')
  await pass()
  expect(look).not.toHaveBeenCalled()
})
