/** When something was painted, by the page's own clock: seen in the document, then the frame it was drawn in is over. */
import type { Page } from 'puppeteer'

declare global {
  interface Window {
    benchPainted?: Promise<number>
  }
}

/**
 * Starts to wait for `text` inside the element of this role and name; `paintedAt` gives the moment. Watching by
 * mutations, not by polling: a poll would add half its interval to every figure.
 */
export async function watchPaints(page: Page, role: string, name: string, text: string): Promise<void> {
  await page.evaluate(
    ({ role, name, text }) => {
      const place = () => document.querySelector(`[role="${role}"][aria-label="${name}"]`)
      const shown = () => place()?.textContent?.includes(text) ?? false
      window.benchPainted = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`Not painted: ${text}; there was: ${place()?.textContent}`)), 15_000)
        const afterPaint = () =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => resolve(performance.now())
            channel.port2.postMessage(null)
          })
        if (shown()) return afterPaint()
        const observer = new MutationObserver(() => {
          if (!shown()) return
          observer.disconnect()
          afterPaint()
        })
        observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true })
        return undefined
      })
    },
    { role, name, text },
  )
}

/** Milliseconds of the page's own clock (`performance.now()`). */
export async function paintedAt(page: Page): Promise<number> {
  const at = await page.evaluate(() => window.benchPainted)
  if (at === undefined) throw new Error('Nothing was waited for')
  return at
}

/** Add it to the page's `performance.now()` for the time since the epoch, on the clock we share with it. */
export function clockOf(page: Page): Promise<number> {
  return page.evaluate(() => performance.timeOrigin)
}
