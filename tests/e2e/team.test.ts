/** The team as an admin sets it up: inviting somebody, who joins in a browser of their own; permissions; rules of a team. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { openConsole } from './harness/console'
import { byRole, clickOn, seeName, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { signIn } from './harness/sidebar'

const NEWCOMER = { email: 'nora@tidewater.example', password: 'a password of her own' }

let demo: Demo
let admins: TestBrowser
let newcomers: TestBrowser
let team: Page
/** Priya's, an agent. */
let inbox: Page
let link: string

beforeAll(async () => {
  demo = await startDemo()
  ;[admins, newcomers] = await Promise.all([openBrowser(), openBrowser()])
  const inbox = await admins.newPage(`${admins.origin}/sidebar.html`)
  await signIn(inbox, { hub: demo.hub, ...demo.agents.find(({ role }) => role === 'admin')! })
  await inbox.close()
  team = await openConsole(admins, '/settings/team')
})
beforeEach(() => {
  keepPictures(admins.browser)
  keepPictures(newcomers.browser)
})
afterAll(async () => {
  await admins?.close()
  await newcomers?.close()
  await demo?.close()
})

async function inBothThemes(page: Page): Promise<string[]> {
  const findings: string[] = []
  for (const value of ['dark', 'light']) {
    await page.bringToFront()
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    findings.push(...(await axeFindings(page)).map((found) => `${value}: ${found}`))
  }
  return findings
}
const linkShown = async (name = 'Invitation link') =>
  (await seeRole(team, 'textbox', name)).evaluate((field) => (field as HTMLInputElement).value)

it('an admin gets a link by the keyboard alone, shown this once', async () => {
  const button = await seeRole(team, 'button', 'Invite people')
  await button.focus()
  await team.keyboard.press('Enter')
  await seeRole(team, 'dialog', 'Invite people')
  await until('the focus in the field', () => team.evaluate(() => document.activeElement?.tagName === 'INPUT'))
  await team.keyboard.type('nora')
  await team.keyboard.press('Enter')
  await seeText(team, 'Enter an email address')
  expect(await inBothThemes(team)).toEqual([])
  await team.keyboard.type('@tidewater.example')
  await team.keyboard.press('Tab')
  await team.keyboard.press('ArrowUp') // from agent to supervisor
  await seeText(team, 'Replies, and may reassign')
  await team.keyboard.press('Enter')
  await seeRole(team, 'dialog', 'Link for nora@tidewater.example')
  link = await linkShown()
  expect(link).toMatch(new RegExp(`^${demo.hub}/join/[\\w-]{43}$`))
  expect(await inBothThemes(team)).toEqual([])
  await byRole(team, 'button', 'Copy link').click()
  await seeRole(team, 'button', 'Copied')
  await byRole(team, 'button', 'Done').click()
  await seeRole(team, 'list', 'Invitations')
  await seeText(team, 'Expires in 7 days')
  expect(await inBothThemes(team)).toEqual([])
})

it('a new link takes the place of the one before, which opens nothing any more', async () => {
  const before = link
  await byRole(team, 'button', 'New link nora@tidewater.example').click()
  await seeRole(team, 'dialog', 'Link for nora@tidewater.example')
  link = await until('another link', async () => {
    const shown = await linkShown()
    return shown !== before && shown
  })
  await byRole(team, 'button', 'Done').click()
  const page = await newcomers.newPage('about:blank')
  expect((await fetch(before)).status).toBe(404)
  await page.goto(before)
  await seeRole(page, 'heading', 'This invitation does not work')
  expect(await inBothThemes(page)).toEqual([])
  await page.close()
})

it('the newcomer joins on a page without a script, and signs in from the sidebar by the address it names', async () => {
  const page = await newcomers.newPage('about:blank')
  await page.setJavaScriptEnabled(false)
  await page.goto(link)
  await page.setJavaScriptEnabled(true)
  await seeText(page, 'Mia Lund invites you as a supervisor.')
  expect(await inBothThemes(page)).toEqual([])
  await byRole(page, 'textbox', 'Your name').fill('Nora Berg')
  await page.keyboard.press('Tab')
  await page.keyboard.type(NEWCOMER.password)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await seeRole(page, 'heading', 'You are in Tidewater')
  const field = await seeRole(page, 'textbox', 'Hub address')
  const hub = await field.evaluate((element) => (element as HTMLInputElement).value)
  expect(await inBothThemes(page)).toEqual([])

  const sidebar = await newcomers.newPage(`${newcomers.origin}/sidebar.html`)
  await signIn(sidebar, { hub, ...NEWCOMER })
  await seeRole(sidebar, 'listbox', 'Conversations')

  // The admin sees them come, and no invitation any more.
  await team.bringToFront()
  await seeRole(team, 'button', 'Nora Berg nora@tidewater.example')
  await until('the invitation to go', async () => (await team.$('::-p-aria([name="Invitations"])')) === null)
  await page.bringToFront()
  await page.reload()
  await seeRole(page, 'heading', 'You are in Tidewater')
  await page.close()
})

it('a withdrawn invitation opens nothing', async () => {
  await team.bringToFront()
  await byRole(team, 'button', 'Invite people').click()
  await byRole(team, 'textbox', 'Email').fill('someone@else.example')
  await byRole(team, 'button', 'Create link').click()
  const withdrawn = await linkShown()
  await byRole(team, 'button', 'Done').click()
  await byRole(team, 'button', 'Withdraw the invitation of someone@else.example').click()
  await byRole(team, 'button', 'Withdraw').click()
  await until('the invitation to go', async () => (await team.$('::-p-aria([name="Invitations"])')) === null)
  expect((await fetch(withdrawn)).status).toBe(404)
})

it('what each role may do is a table; an exception is made with the member, and leads back to them', async () => {
  await seeRole(team, 'table', 'Permissions by role')
  await byRole(team, 'button', 'Priya Shah priya@tidewater.example').click()
  const toggle = await seeRole(team, 'switch', 'Reassign to others')
  expect(await toggle.evaluate((element) => element.getAttribute('aria-checked'))).toBe('false')
  await toggle.focus()
  await team.keyboard.press('Space')
  await seeRole(team, 'switch', 'Reassign to others Exception')
  await byRole(team, 'button', 'Back to the roles').click()
  await until('the focus on the member', () =>
    team.evaluate(() => document.activeElement?.textContent?.includes('Priya Shah')),
  )
  const exception = await seeRole(team, 'button', 'Priya Shah may too')
  expect(await inBothThemes(team)).toEqual([])
  await exception.focus()
  await team.keyboard.press('Enter')
  await until('the focus in their panel', () =>
    team.evaluate(() => document.activeElement?.tagName === 'H2' && document.activeElement.textContent),
  )
  await byRole(team, 'switch', 'Reassign to others Exception').click()
  await seeRole(team, 'switch', 'Reassign to others')
})

it('whoever forgot their password gets a link, chooses a new one, and is in again', async () => {
  await team.bringToFront()
  await byRole(team, 'button', 'Priya Shah priya@tidewater.example').click()
  const button = await seeRole(team, 'button', 'Password link…')
  await button.focus()
  await team.keyboard.press('Enter')
  await seeRole(team, 'dialog', 'Link for priya@tidewater.example')
  const address = await linkShown('Password link')
  expect(await inBothThemes(team)).toEqual([])
  await team.keyboard.press('Escape')
  await until('the focus back', () =>
    team.evaluate(() => document.activeElement?.textContent?.includes('Password link')),
  )

  const page = await newcomers.newPage(address)
  await seeRole(page, 'heading', 'Choose a new password')
  await (await page.$('input[type=password]'))!.type('a password she knows')
  expect(await inBothThemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await seeRole(page, 'heading', 'Your new password is saved')
  expect(await inBothThemes(page)).toEqual([])
  expect((await fetch(address)).status).toBe(404)
  await page.close()

  inbox = await newcomers.newPage(`${newcomers.origin}/sidebar.html`)
  await inbox.setViewport({ width: 380, height: 800 })
  await inbox.evaluate(() => chrome.runtime.sendMessage({ name: 'session.signOut', input: null }))
  await signIn(inbox, { hub: demo.hub, email: 'priya@tidewater.example', password: 'a password she knows' })
  await seeRole(inbox, 'listbox', 'Conversations')
})

it('agents are let reassign: one whose browser was open all the time may at once; put back, it says why not', async () => {
  await (await seeName(inbox, 'option', () => true)).click()
  await byRole(inbox, 'button', 'Contact details').click()
  const reassign = () => seeRole(inbox, 'button', 'Reassign')
  const isRefused = async () =>
    (await reassign()).evaluate((element) => element.getAttribute('aria-disabled') === 'true')
  await seeText(inbox, 'needs the permission “Reassign to others”')
  expect(await isRefused()).toBe(true)

  await team.bringToFront()
  await byRole(team, 'button', 'Back to the roles').click()
  const isOn = async (name: string) =>
    (await seeRole(team, 'checkbox', name)).evaluate((box) => (box as HTMLInputElement).checked)
  const fixed = await seeRole(team, 'checkbox', 'Agent: Read conversations')
  await fixed.focus()
  await team.keyboard.press('Space')
  expect(await fixed.evaluate((box) => box.ariaDescription)).toContain('Part of every role')
  await (await seeRole(team, 'checkbox', 'Agent: Reassign to others')).focus()
  await team.keyboard.press('Space')
  await until('the permission of agents', () => isOn('Agent: Reassign to others'))
  expect(await isOn('Agent: Read conversations')).toBe(true)
  expect(await isOn('Supervisor: Reassign to others')).toBe(true)
  expect(await inBothThemes(team)).toEqual([])

  await until('the agent to be let', async () => !(await isRefused()))
  await (await reassign()).click()
  await seeRole(inbox, 'listbox', 'People and teams')
  await inbox.keyboard.type('lund')
  await seeName(inbox, 'option', (name) => name.includes('Mia Lund'))
  await inbox.keyboard.press('Enter')
  await seeText(inbox, 'Assigned to Mia Lund')

  // And less than before: what they were writing is kept, and cannot be sent.
  await byRole(inbox, 'button', 'Back').click()
  await byRole(inbox, 'textbox', 'Reply').fill('It will be')
  await team.bringToFront()
  await byRole(team, 'checkbox', 'Agent: Reply to contacts').click()
  await seeText(inbox, 'needs the permission “Reply to contacts”')
  expect(await inBothThemes(inbox)).toEqual([])
  const field = await seeRole(inbox, 'textbox', 'Reply')
  const written = () => field.evaluate((element) => (element as HTMLTextAreaElement).value)
  await field.focus()
  await inbox.keyboard.press('Enter')
  await inbox.keyboard.type(' a note')
  expect(await written()).toBe('It will be')

  // Nor is anything else offered in vain: each says why, to a press and to a key alike.
  await team.bringToFront()
  await byRole(team, 'checkbox', 'Agent: Change state and labels').click()
  const lacksManage = 'needs the permission “Change state and labels”'
  const whyNot = async (role: 'button' | 'switch', name: string) => {
    const offered = await seeRole(inbox, role, name)
    return offered.evaluate((element) => (element.ariaDisabled === 'true' ? (element.ariaDescription ?? '') : null))
  }
  await until('the agent to be told', async () => (await whyNot('button', 'Resolve')) !== null)
  for (const name of ['Resolve', 'Add label']) expect(await whyNot('button', name)).toContain(lacksManage)
  expect(await whyNot('switch', 'Bot hosting')).toContain(lacksManage)
  expect(await whyNot('button', 'Invite to rate')).toContain('“Reply to contacts”')
  const dismiss = async () => {
    await seeText(inbox, `This ${lacksManage}`)
    await byRole(inbox, 'button', 'Dismiss').click()
    await until('the notice to go', async () => !(await inbox.$('::-p-aria([name="Dismiss"])')))
  }
  await byRole(inbox, 'button', 'Add label').click()
  expect(await inbox.$('[role="menu"]')).toBeNull()
  await dismiss()
  await (await seeRole(inbox, 'button', 'Resolve')).focus()
  await inbox.keyboard.press('e')
  await dismiss()
  await (await seeRole(inbox, 'button', 'More')).focus()
  await inbox.keyboard.press('Enter')
  await seeRole(inbox, 'menuitem', 'Resolve')
  expect(await inBothThemes(inbox)).toEqual([])
  await inbox.keyboard.press('Enter') // the menu's first is Resolve: reached, and refused
  await dismiss()
  await byRole(inbox, 'button', 'Back').click()
  await seeRole(inbox, 'listbox', 'Conversations')
  await inbox.keyboard.press('x')
  expect(await whyNot('button', 'Resolve selected')).toContain(lacksManage)
  expect(await whyNot('button', 'Snooze selected')).toContain(lacksManage)
  expect(await inBothThemes(inbox)).toEqual([])
  await inbox.keyboard.press('e')
  await dismiss()
  await byRole(inbox, 'button', 'Clear selection').click()
  await inbox.keyboard.press('Enter')
  await seeRole(inbox, 'textbox', 'Reply')

  await team.bringToFront()
  await (await seeRole(team, 'button', 'Agent: Reset to default')).focus()
  await team.keyboard.press('Enter')
  await until('the role as it was', async () => !(await isOn('Agent: Reassign to others')))
  expect(await team.$('::-p-aria([name="Agent: Reset to default"])')).toBeNull()
  expect(await team.evaluate(() => document.activeElement?.ariaLabel)).toBe('Permissions')
  await until('the agent to write again', async () => !(await inbox.$('#composer-reads')))
  expect(await written()).toBe('It will be')
  await byRole(inbox, 'button', 'Contact details').click()
  await seeText(inbox, 'needs the permission “Reassign to others”')
  expect(await isRefused()).toBe(true)

  const audit = await openConsole(admins, '/settings/audit')
  await seeText(audit, 'Changed what a role may do: Agent')
  await seeText(audit, 'now may: Reply to contacts, Change state and labels · no longer may: Reassign to others')
  await audit.close()
})

it('a team is given rules of its own, which are there when they are looked at again', async () => {
  const rules = await openConsole(admins, '/settings/assignment')
  await seeRole(rules, 'region', 'Returns')
  const inTeam = async (role: string, name: string) => {
    const region = await seeRole(rules, 'region', 'Returns')
    return until(`the ${role} “${name}” of the team`, () => region.$(`::-p-aria([name="${name}"][role="${role}"])`))
  }
  await clickOn(() => inTeam('switch', 'A number of its own'))
  const number = await inTeam('spinbutton', 'Open conversations per person, at most')
  await number.click({ count: 3 })
  await rules.keyboard.type('3')
  await rules.keyboard.press('Tab')
  await clickOn(() => inTeam('checkbox', 'Léa Moreau'))
  await (await inTeam('radio', 'Own hours')).evaluate((radio) => (radio as HTMLInputElement).click())
  expect(await inBothThemes(rules)).toEqual([])
  await byRole(rules, 'button', 'Save').click()
  await seeText(rules, 'Saved')
  await rules.reload()
  const kept = await inTeam('spinbutton', 'Open conversations per person, at most')
  expect(await kept.evaluate((field) => (field as HTMLInputElement).value)).toBe('3')
  const lea = await inTeam('checkbox', 'Léa Moreau')
  expect(await lea.evaluate((box) => (box as HTMLInputElement).checked)).toBe(false)
  await rules.close()
})
