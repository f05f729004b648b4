import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing'

let made: string[]
let asked: number

/** As in Chrome, where the page that plays is there from its first sound on. */
function aBrowser() {
  made = []
  asked = 0
  const createDocument = ({ url }: { url: string }) => Promise.resolve(void made.push(url))
  Object.assign(fakeBrowser, { offscreen: { createDocument } })
  Object.assign(fakeBrowser.runtime, { getContexts: () => Promise.resolve(made) })
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      postMessage = () => void (asked += 1)
      close = () => {}
    },
  )
}
beforeEach(() => {
  vi.resetModules()
  aBrowser()
})

it('is played by one page, which is asked again while it is there', async () => {
  const { playSound } = await import('./sound')
  await playSound(0)
  await playSound(5_000)
  await playSound(10_000)
  expect(made).toEqual(['chime.html'])
  expect(asked).toBe(2)
})

it('calls once to all that comes within two seconds, also when the clock is set back', async () => {
  const { playSound } = await import('./sound')
  await playSound(10_000)
  await playSound(11_999)
  expect([made.length, asked]).toEqual([1, 0])
  await playSound(12_000)
  await playSound(3_000)
  expect([made.length, asked]).toEqual([1, 2])
})
