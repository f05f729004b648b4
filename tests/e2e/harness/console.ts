/** The console as a person opens it: a tab of the extension's own, from the sidebar or by its address. */
import type { Page } from 'puppeteer'
import type { TestBrowser } from '../browser'
import type { Scope } from './find'
import { byRole, seeRole } from './find'

/** Opens the console at a path of it, such as `/settings/labels`. */
export async function openConsole(chromium: TestBrowser, path = '/'): Promise<Page> {
  const page = await chromium.newPage(`${chromium.origin}/console.html#${path}`)
  await page.bringToFront()
  await seeRole(page, 'navigation', 'Console')
  return page
}

/** Presses a section of the navigation, and waits for its heading. */
export async function goTo(scope: Scope, section: string): Promise<void> {
  await byRole(scope, 'link', section).click()
  await seeRole(scope, 'heading', section)
}
