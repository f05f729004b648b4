/**
 * One hub and people at their browsers, for the stories of one file: to start the one and to sign the others in takes longer
 * than most stories. Each is opened when a story first asks for it, and ended with the file. A story makes what it looks at
 * itself (its shopper, its conversation, its page), and ends what it has begun: `afterAll(leave)`.
 */
import type { Page } from 'puppeteer'
import { afterAll } from 'vitest'
import type { TestBrowser } from '../browser'
import { openBrowser } from '../browser'
import { seeRole } from './find'
import type { Demo } from './hub'
import { startDemo } from './hub'
import { enter } from './sidebar'

type Role = 'admin' | 'supervisor' | 'agent'

let starting: Promise<Demo> | null = null
const opening = new Map<Role, Promise<TestBrowser>>()

export function theDemo(): Promise<Demo> {
  return (starting ??= startDemo().catch((reason: unknown) => {
    starting = null // the next story tries again
    throw reason
  }))
}

/** The browser of the first of the demo's people with this role, who is signed in there. */
export function browserOf(role: Role): Promise<TestBrowser> {
  const known = opening.get(role)
  if (known) return known
  const opened = signedIn(role).catch((reason: unknown) => {
    opening.delete(role)
    throw reason
  })
  opening.set(role, opened)
  return opened
}

async function signedIn(role: Role): Promise<TestBrowser> {
  const demo = await theDemo()
  const browser = await openBrowser()
  const page = await browser.newPage(`${browser.origin}/sidepanel.html`)
  await enter(page, { hub: demo.hub, ...demo.agents.find((each) => each.role === role)! })
  await page.close()
  return browser
}

/** A new page with the inbox, as wide as a side panel. */
export async function inboxOf(role: Role, height = 900): Promise<Page> {
  const { newPage, origin } = await browserOf(role)
  const page = await newPage(`${origin}/sidepanel.html`)
  await page.setViewport({ width: 400, height })
  await seeRole(page, 'tablist', 'Queues')
  return page
}

/** Closes what a story has opened, so that nothing of it goes on in the next one. */
export async function leave(): Promise<void> {
  for (const opened of opening.values()) {
    const { browser } = await opened
    const kept = await browser.newPage() // without any the browser would end
    for (const page of await browser.pages()) if (page !== kept) await page.close()
    for (const context of browser.browserContexts())
      if (context !== browser.defaultBrowserContext()) await context.close()
  }
}

/** Called once by the file whose stories share them. */
export function endWithThisFile(): void {
  afterAll(async () => {
    for (const opened of opening.values()) await (await opened).close()
    opening.clear()
    await (await starting)?.close()
    starting = null
  })
}
