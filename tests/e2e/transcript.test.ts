/** A conversation that goes on and on, in a real sidebar with a real hub. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { byRole, seeRole, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { aShopper } from './harness/shopper'
import { openConversation, signIn } from './harness/sidebar'

/** More than the window of rows holds, fewer than a visitor may send in a minute. */
const MESSAGES = 115

describe('pain 4: a long conversation', () => {
  let demo: Demo
  let test: TestBrowser
  let page: Page
  beforeAll(async () => {
    demo = await startDemo()
    test = await openBrowser({ build: 'chrome' })
    page = await test.newPage(`${test.origin}/sidepanel.html`)
    await page.setViewport({ width: 380, height: 800 })
  })
  afterAll(async () => {
    await test?.close()
    await demo?.close()
  })

  it('is followed to its end as messages come, draws only what is in view, and is not pulled away from who reads up', async () => {
    keepPictures(test.browser)
    const [agent] = demo.agents
    if (!agent) throw new Error('The demo has no agents')
    await signIn(page, { hub: demo.hub, ...agent })
    const shopper = await aShopper(demo)
    await shopper.write('The first of many')
    await openConversation(page, '', 'The first of many')
    for (let at = 1; at <= MESSAGES; at++) await shopper.write(`Line ${at}.`)

    const log = await seeRole(page, 'log', 'Messages')
    const reads = (words: string) =>
      log.evaluate((element, text) => element.textContent?.includes(text) ?? false, words)
    await until('the last line, without a touch', () => reads(`Line ${MESSAGES}.`))
    expect(await log.evaluate((element) => element.querySelectorAll('article').length)).toBeLessThan(60)

    await log.evaluate((element) => element.scrollBy(0, -1500))
    await until('the last line out of view', async () => !(await reads(`Line ${MESSAGES}.`)))
    const where = () => log.evaluate((element) => element.scrollHeight - element.scrollTop)
    const before = await where()
    await shopper.write('Still there?')
    await seeRole(page, 'button', '1 new')
    expect(await where()).toBeGreaterThanOrEqual(before)
    expect(await reads('Still there?')).toBe(false)
  })

  it('shows where the unread begins, and the way there by the keyboard', async () => {
    await byRole(page, 'button', 'Back').click()
    const shopper = await aShopper(demo)
    await shopper.write('One that was read')
    await openConversation(page, '', 'One that was read')
    await until('it to be read', async () => (await shopper.transcript()).messages[0]?.status === 'read')
    await byRole(page, 'button', 'Back').click()
    for (let at = 1; at <= 20; at++) await shopper.write(`Unread ${at}.`)
    await openConversation(page, '', 'Unread 20.')
    await (await seeRole(page, 'button', 'Jump to unread')).press('Enter')
    await until('the first unread message to have the focus', () =>
      page.evaluate(() => document.activeElement?.textContent?.includes('Unread 1.')),
    )
    const log = await seeRole(page, 'log', 'Messages')
    expect(await log.evaluate((element) => element.querySelector('.new')?.textContent)).toBe('New')
    expect(await page.$('::-p-aria([name="Jump to unread"])')).toBeNull()
  })
})
