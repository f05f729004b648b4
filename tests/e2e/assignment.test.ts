/** Who has a conversation, as two people see it: one may hand it over, the other is told why not; both read what happened. */
import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { openConsole } from './harness/console'
import { byRole, clickOn, nameOf, seeName, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { signIn } from './harness/sidebar'

let demo: Demo
let supervisors: TestBrowser
let agents: TestBrowser
let supervisor: Page
let agent: Page

const person = (role: string) => {
  const found = demo.agents.find((one) => one.role === role)
  if (!found) throw new Error(`The demo has no ${role}`)
  return { hub: demo.hub, ...found }
}
async function inboxOf(browser: TestBrowser, role: string): Promise<Page> {
  const page = await browser.newPage(`${browser.origin}/sidebar.html`)
  await page.setViewport({ width: 380, height: 800 })
  await signIn(page, person(role))
  return page
}
/** The hub's own answer, without the extension in between. */
async function call(role: string, method: string, path: string, body?: unknown) {
  const { email, password } = person(role)
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
  const session = (await (
    await fetch(`${demo.hub}${API_BASE}/session`, { ...post, body: JSON.stringify({ email, password }) })
  ).json()) as { token: string; agent: { id: string } }
  const answer = await fetch(`${demo.hub}${API_BASE}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${session.token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, me: session.agent.id }
}

beforeAll(async () => {
  demo = await startDemo()
  supervisors = await openBrowser()
  agents = await openBrowser()
  supervisor = await inboxOf(supervisors, 'supervisor')
  agent = await inboxOf(agents, 'agent')
})
beforeEach(() => keepPictures(supervisors.browser))
afterEach(() => undefined)
afterAll(async () => {
  await supervisors?.close()
  await agents?.close()
  await demo?.close()
})

/** Opens the first conversation of the list in both inboxes, and answers the contact's name. */
async function openFirst(page: Page, name = ''): Promise<string> {
  const option = () => seeName(page, 'option', (each) => each.startsWith(name))
  const said = (await nameOf(await option())).split(',')[0]!
  await clickOn(() => seeName(page, 'option', (each) => each.startsWith(`${said},`)))
  await seeRole(page, 'log', 'Messages')
  return said
}

describe('handing a conversation over', () => {
  let contact: string

  it('is done by the keyboard alone, and both read it in the history', async () => {
    contact = await openFirst(supervisor)
    await byRole(supervisor, 'button', 'Contact details').click()
    const button = await seeRole(supervisor, 'button', 'Reassign')
    await button.focus()
    await supervisor.keyboard.press('Enter')
    await seeRole(supervisor, 'dialog', 'Reassign conversation')
    await supervisor.keyboard.press('Escape')
    await until('the focus back on Reassign', () => button.evaluate((element) => document.activeElement === element))
    await supervisor.keyboard.press('Enter')
    await seeRole(supervisor, 'listbox', 'People and teams')
    await supervisor.keyboard.type('priya')
    await seeName(supervisor, 'option', (name) => name.includes('Priya') && name.includes('open'))
    await supervisor.keyboard.press('Enter')
    await seeText(supervisor, 'Assigned to Priya Shah')
    await openFirst(agent, contact)
    await seeText(agent, 'assigned this to you')
    await byRole(supervisor, 'button', 'Back').click()
    await seeText(supervisor, 'You assigned this to Priya Shah')
  })

  it('is refused to an agent: the button says why, and so does the hub', async () => {
    await byRole(agent, 'button', 'Contact details').click()
    const button = await seeRole(agent, 'button', 'Reassign')
    expect(await button.evaluate((element) => element.getAttribute('aria-disabled'))).toBe('true')
    await seeText(agent, 'needs the permission “Reassign to others”')
    await clickOn(async () => button)
    expect(await agent.$('::-p-aria([role="dialog"])')).toBeNull()
    const listed = await call('agent', 'GET', '/conversations')
    const [first] = listed.body.conversations as { id: string }[]
    const other = (await call('supervisor', 'GET', '/session')).me
    const refused = await call('agent', 'PATCH', `/conversations/${first!.id}`, { assigneeId: other })
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } })
  })

  it.each(['light', 'dark'] as const)('has nothing axe finds in %s', async (theme) => {
    for (const page of [supervisor, agent])
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    expect(await axeFindings(agent)).toEqual([])
    await byRole(supervisor, 'button', 'Contact details').click()
    await byRole(supervisor, 'button', 'Reassign').click()
    await seeRole(supervisor, 'dialog', 'Reassign conversation')
    expect(await axeFindings(supervisor)).toEqual([])
    await supervisor.keyboard.press('Escape')
    await byRole(supervisor, 'button', 'Back').click()
  })
})

describe('the team’s settings', () => {
  it.each(['/settings/team', '/settings/assignment', '/settings/profile'])('%s has nothing axe finds', async (path) => {
    const page = await openConsole(supervisors, path)
    await page.waitForSelector('h1')
    for (const theme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
      expect(await axeFindings(page), theme).toEqual([])
    }
    await page.close()
  })
})

it('waiting conversations go to whoever becomes available', async () => {
  const before = await call('admin', 'GET', '/settings/assignment')
  await call('agent', 'PUT', '/me/availability', { availability: 'away' })
  await call('supervisor', 'PUT', '/me/availability', { availability: 'away' })
  await call('admin', 'PUT', '/settings/assignment', {
    ...before.body,
    on: true,
    capacity: 200,
    awayAfterMinutes: null,
  })
  const { me } = await call('agent', 'PUT', '/me/availability', { availability: 'available' })
  await until('nobody’s to be somebody’s', async () => {
    const { body } = await call('admin', 'GET', '/conversations?limit=200')
    const all = body.conversations as { status: string; assigneeId: string | null; hostedByBot: boolean }[]
    const waiting = all.filter((each) => each.status === 'open' && !each.hostedByBot && each.assigneeId === null)
    return waiting.length === 0 && all.some((each) => each.assigneeId === me)
  })
})
