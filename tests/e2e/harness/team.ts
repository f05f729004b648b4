/** Two agents at their own browsers and a shopper: what colleagues see of each other, and the contact of them. */
import type { Page } from 'puppeteer'
import { afterAll } from 'vitest'
import { openBrowser, type TestBrowser } from '../browser'
import { seeRole } from './find'
import { startDemo, type Demo } from './hub'
import { aShopper, type Shopper } from './shopper'
import { enter } from './sidebar'
import { createWire, type Wire } from './wire'

export interface AtWork {
  page: Page
  browser: TestBrowser
  /** This agent's own connection to the hub. */
  wire: Wire
}

export interface Team {
  demo: Demo
  /** An admin. */
  mia: AtWork
  /** An agent. */
  priya: AtWork
  shopper(): Promise<Shopper>
  close(): Promise<void>
}

async function atWork(demo: Demo, email: string, language?: string): Promise<AtWork> {
  const { password } = demo.agents[0]!
  const wire = await createWire(() => demo.port)
  const browser = await openBrowser(language ? { language } : {})
  const page = await browser.newPage(`${browser.origin}/sidepanel.html`)
  await page.setViewport({ width: 400, height: 900 })
  await enter(page, { hub: wire.url, email, password })
  return { page, browser, wire }
}

let opening: Promise<Team> | null = null

/** The one for all the stories of a file, which says `endTeamWithThisFile()`; each at the list, whatever was open before. */
export async function theTeam(): Promise<Team> {
  const isNew = opening === null
  opening ??= openTeam().catch((reason: unknown) => {
    opening = null // the next story tries again
    throw reason
  })
  const team = await opening
  if (!isNew)
    for (const { page } of [team.mia, team.priya]) {
      await page.reload()
      await seeRole(page, 'tablist', 'Queues')
    }
  return team
}
export function endTeamWithThisFile(): void {
  afterAll(async () => {
    await (await opening)?.close()
    opening = null
  })
}

async function openTeam(): Promise<Team> {
  const demo = await startDemo()
  const mia = await atWork(demo, 'mia@tidewater.example')
  const priya = await atWork(demo, 'priya@tidewater.example')
  return {
    demo,
    mia,
    priya,
    shopper: () => aShopper(demo),
    async close() {
      for (const each of [mia, priya]) {
        await each.browser.close()
        await each.wire.close()
      }
      await demo.close()
    },
  }
}

/** What stands in the log, one string per message. */
export async function saidIn(page: Page): Promise<string[]> {
  const log = await seeRole(page, 'log', 'Messages')
  return log.evaluate((element) => [...element.querySelectorAll('article')].map((each) => each.innerText))
}
