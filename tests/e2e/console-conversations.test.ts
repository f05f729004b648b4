/** Conversation management, as a supervisor and a reviewed agent go through it, in two browsers; labels and the audit log. */
import type { Page } from 'puppeteer'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { openConsole } from './harness/console'
import { byRole, seeName, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { signIn } from './harness/sidebar'

let demo: Demo
let supervisor: TestBrowser
let agent: TestBrowser
let page: Page
let downloads: string

beforeAll(async () => {
  demo = await startDemo()
  ;[supervisor, agent] = await Promise.all([openBrowser({ build: 'chrome' }), openBrowser({ build: 'chrome' })])
  await Promise.all([signedIn(supervisor, 'supervisor'), signedIn(agent, 'agent')])
  downloads = await mkdtemp(join(tmpdir(), 'alongside-downloads-'))
  page = await openConsole(supervisor, '/conversations')
})
afterAll(async () => {
  await supervisor?.close()
  await agent?.close()
  await demo?.close()
  await rm(downloads, { recursive: true, force: true })
})

async function signedIn(chromium: TestBrowser, role: string): Promise<void> {
  const inbox = await chromium.newPage(`${chromium.origin}/sidebar.html`)
  const person = demo.agents.find((one) => one.role === role)
  if (!person) throw new Error(`The demo has no ${role}`)
  await signIn(inbox, { hub: demo.hub, ...person })
  await inbox.close()
}
const rows = (of: Page) => of.$$eval('[data-row]', (all) => all.length)
const focused = (of: Page) => of.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const press = (of: Page, name: string) => byRole(of, 'button', name).click()
const choose = (of: Page, group: string, label: string) =>
  of.evaluate(
    ({ legend, words }) => {
      const set = [...document.querySelectorAll('fieldset')].find(
        (one) => one.querySelector('legend')?.textContent === legend,
      )
      const found = [...(set?.querySelectorAll('label') ?? [])].find((one) => one.textContent?.trim() === words)
      found?.click()
    },
    { legend: group, words: label },
  )

describe('conversation management', () => {
  it('shows every conversation, narrowed by what is in the address', async () => {
    await seeRole(page, 'table', 'Conversations')
    await until('rows', async () => (await rows(page)) > 3)
    const all = await rows(page)
    await press(page, 'State: State')
    await byRole(page, 'menuitemcheckbox', 'Resolved').click()
    await page.keyboard.press('Escape')
    await until('fewer rows', async () => (await rows(page)) < all)
    expect(page.url()).toContain('state=resolved')
    await press(page, 'Clear: State')
    await until('all of them again', async () => (await rows(page)) === all)
  })

  it('finds what was said, and says when nothing was', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('zzzzzz')
    await seeText(page, 'No conversation fits')
    await press(page, 'Clear filters')
    await until('rows', async () => (await rows(page)) > 3)
  })

  it('is gone through by the keyboard alone, and Escape comes back to the row', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const name = await focused(page)
    await page.keyboard.press('Enter')
    await seeRole(page, 'log', 'Messages')
    expect(name).toContain(await focused(page)) // the heading of the drawer
    await page.keyboard.press('Escape')
    await until('the drawer to close', async () => (await page.$('aside')) === null)
    await until('the focus on its row', async () => (await focused(page)) === name)
  })

  it('is judged by a supervisor, and the agent whose work it is reads it', async () => {
    await page.keyboard.press('Enter')
    await seeRole(page, 'log', 'Messages')
    await seeText(page, 'Solved the problem')
    await page.evaluate(() => document.querySelector<HTMLElement>('aside h2')?.focus())
    await page.keyboard.press('r')
    await page.keyboard.press('Space')
    for (const [criterion, answer] of [
      ['Solved the problem', '5'],
      ['Tone and empathy', '4'],
      ['Speed', '3'],
    ] as const)
      await choose(page, criterion, answer)
    await seeText(page, '1 criterion to go')
    await choose(page, 'Followed the policy', 'N/A')
    await byRole(page, 'textbox', 'Comment').fill('Say how long it takes before you look it up.')
    const { url } = await page.evaluate(() => ({ url: location.href }))
    // What was chosen is kept: the page may be closed in between.
    await page.reload()
    await seeText(page, 'Draft')
    await press(page, 'Submit review')
    await seeText(page, 'Submitted.')

    const theirs = await openConsole(agent, url.slice(url.indexOf('#') + 1))
    await seeRole(theirs, 'log', 'Messages')
    await until('the review or why there is none', async () => {
      const text = await theirs.$eval('aside', (drawer) => drawer.textContent ?? '')
      return text.includes('Say how long it takes') || text.includes('Nobody has reviewed your work here')
    })
    expect(await theirs.$('aside form')).toBeNull()
    expect(await axeFindings(theirs)).toEqual([])
    await theirs.close()
  })

  it('is exported as CSV that the browser downloads by itself', async () => {
    const client = await supervisor.browser.target().createCDPSession()
    await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads })
    await page.goto(`${supervisor.origin}/console.html#/conversations`)
    await page.reload()
    await until('rows', async () => (await rows(page)) > 3)
    await press(page, 'Export CSV')
    await seeText(page, 'conversations, as filtered.')
    await press(page, 'Download')
    const file = await until('the file', async () => (await readdir(downloads)).find((name) => name.endsWith('.csv')))
    const text = (await readFile(join(downloads, file))).toString('utf8')
    expect(text.startsWith('\uFEFFContact,')).toBe(true)
    expect(text.split('\r\n').length).toBeGreaterThan(4)
  })

  it('tells an agent why there is nothing to export', async () => {
    const theirs = await openConsole(agent, '/conversations')
    const button = await seeRole(theirs, 'button', 'Export CSV')
    expect(await button.evaluate((element) => (element as HTMLButtonElement).disabled)).toBe(true)
    await seeName(theirs, 'button', (name) => name === 'Export CSV')
    const reason = await theirs.$eval('#export-lacking', (element) => element.textContent)
    expect(reason).toContain('Export conversations')
    await theirs.goto(`${agent.origin}/console.html#/settings/audit`)
    await theirs.reload()
    await seeText(theirs, 'Your role does not include this page')
    await theirs.close()
  })

  it.each(['light', 'dark'] as const)('has nothing axe finds in %s, with a conversation open', async (theme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    for (const width of [1600, 1024]) {
      await page.setViewport({ width, height: 800 })
      if (!(await page.$('aside'))) await page.click('[data-row]')
      await seeRole(page, 'log', 'Messages')
      await seeText(page, 'QA review')
      expect(await axeFindings(page), `${width}`).toEqual([])
    }
  })
})

describe('labels', () => {
  it('are made, renamed and removed, with how often each is used', async () => {
    await page.setViewport({ width: 1280, height: 800 })
    await page.goto(`${supervisor.origin}/console.html#/settings/labels`)
    await page.reload()
    await byRole(page, 'textbox', 'New label').fill('帐篷')
    await press(page, 'Add label')
    await press(page, 'Edit 帐篷')
    await page.keyboard.type('露营帐篷')
    await page.keyboard.press('Enter')
    await press(page, 'Remove 露营帐篷')
    await seeText(page, 'It is on 0 conversations and 0 contacts.')
    expect(await axeFindings(page)).toEqual([])
    await press(page, 'Remove label')
    await until('it to be gone', async () => !(await page.content()).includes('露营帐篷'))
  })
})

describe('the audit log', () => {
  it('tells an admin what was done', async () => {
    const chromium = await openBrowser({ build: 'chrome' })
    try {
      await signedIn(chromium, 'admin')
      const log = await openConsole(chromium, '/settings/audit')
      await seeText(log, 'Removed label 露营帐篷')
      await seeText(log, 'Exported conversations')
      await seeText(log, 'Signed in')
      expect(await axeFindings(log)).toEqual([])
    } finally {
      await chromium.close()
    }
  })
})
