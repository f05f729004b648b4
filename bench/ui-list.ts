/** The list of 100,000 conversations under the pointer: narrowed, counted and scrolled. */
import type { Page } from 'puppeteer'
import { byRole, seeRole, type Role } from '@/tests/e2e/harness/find'

const ROUNDS = 8
const WHEELS = 240
const JUMPS = 40
/** So long nothing is drawn in list and filters: it has come to rest. */
const REST_MS = 250

/** Each changes which rows are shown and what is counted; tabs answer to the press, buttons to its end. */
const PRESSES: [Role, string, 'pointerdown' | 'click'][] = [
  ['tab', 'Mine', 'pointerdown'],
  ['button', 'Email', 'click'],
  ['button', 'Unread only', 'click'],
  ['tab', 'Bot', 'pointerdown'],
  ['button', 'Email', 'click'],
  ['tab', 'All', 'pointerdown'],
  ['button', 'Unread only', 'click'],
]

/** From a press on a filter until the last of the rows and numbers it changed is painted. */
export async function filtering(page: Page): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const [role, name, event] of PRESSES) {
      const settled = page.evaluate(restAfter, event, REST_MS)
      const [ms] = await Promise.all([settled, byRole(page, role, name).click()])
      samples.push(ms)
    }
  return samples
}

/** Runs in the page: time from the next event of this type to the paint after the last change beside it. */
function restAfter(type: string, restMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const inbox = document.querySelector('[role="tablist"]')?.parentElement
    if (!inbox?.querySelector('[role="listbox"]')) return reject(new Error('There is no list'))
    let from = 0
    let last = 0
    let timer: ReturnType<typeof setTimeout>
    const observer = new MutationObserver(() => {
      if (from === 0) return
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          last = performance.now()
          clearTimeout(timer)
          timer = setTimeout(done, restMs)
        }
        channel.port2.postMessage(null)
      })
    })
    const done = () => {
      observer.disconnect()
      resolve(last - from)
    }
    observer.observe(inbox, { childList: true, subtree: true, characterData: true, attributes: true })
    document.addEventListener(
      type,
      (event) => {
        from = last = event.timeStamp
        timer = setTimeout(done, restMs)
      },
      { capture: true, once: true },
    )
  })
}

/** The longest task, in milliseconds, while the list is turned by the wheel and thrown from end to end; 0: none over 50. */
export async function scrolling(page: Page): Promise<number> {
  const list = await seeRole(page, 'listbox', 'Conversations')
  await page.evaluate(watchLongTasks)
  const box = await list.boundingBox()
  if (!box) throw new Error('The list has no place')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (let turn = 0; turn < WHEELS; turn++) await page.mouse.wheel({ deltaY: turn % 60 < 40 ? 900 : -600 })
  for (let jump = 0; jump < JUMPS; jump++)
    await list.evaluate(
      async (element, part) => {
        element.scrollTop = element.scrollHeight * part
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      },
      (jump * 0.37) % 1,
    )
  await list.evaluate((element) => (element.scrollTop = 0))
  return page.evaluate(longestTask)
}

declare global {
  interface Window {
    benchTasks?: { seen: PerformanceObserver; longest: number }
  }
}

/** Runs in the page. */
function watchLongTasks(): void {
  const tasks = { longest: 0, seen: new PerformanceObserver((list) => list.getEntries().forEach(keep)) }
  const keep = ({ duration }: PerformanceEntry) => (tasks.longest = Math.max(tasks.longest, duration))
  tasks.seen.observe({ type: 'longtask' })
  window.benchTasks = tasks
}
/** Runs in the page. */
function longestTask(): number {
  const { seen, longest } = window.benchTasks!
  return Math.max(longest, ...seen.takeRecords().map(({ duration }) => duration)) // also those nobody was told of yet
}
