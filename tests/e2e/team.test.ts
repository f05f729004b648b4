/** The team as an admin sets it up: rules of a team. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { openConsole } from './harness/console'
import { byRole, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { signIn } from './harness/sidebar'

let demo: Demo
let admins: TestBrowser

beforeAll(async () => {
  demo = await startDemo()
  admins = await openBrowser()
  const inbox = await admins.newPage(`${admins.origin}/sidebar.html`)
  await signIn(inbox, { hub: demo.hub, ...demo.agents.find(({ role }) => role === 'admin')! })
  await inbox.close()
})
beforeEach(() => keepPictures(admins.browser))
afterAll(async () => {
  await admins?.close()
  await demo?.close()
})

async function inBothThemes(page: Page): Promise<string[]> {
  const findings: string[] = []
  for (const value of ['dark', 'light']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    // From one theme to the other a button's colour takes a moment.
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()))
    findings.push(...(await axeFindings(page)).map((found) => `${value}: ${found}`))
  }
  return findings
}

it('a team is given rules of its own, which are there when they are looked at again', async () => {
  const rules = await openConsole(admins, '/settings/assignment')
  await seeRole(rules, 'region', 'Returns')
  const inTeam = async (role: string, name: string) => {
    const region = await seeRole(rules, 'region', 'Returns')
    return until(`the ${role} “${name}” of the team`, () => region.$(`::-p-aria([name="${name}"][role="${role}"])`))
  }
  await (await inTeam('switch', 'A number of its own')).click()
  const number = await inTeam('spinbutton', 'Open conversations per person, at most')
  await number.click({ count: 3 })
  await rules.keyboard.type('3')
  await rules.keyboard.press('Tab')
  await (await inTeam('checkbox', 'Léa Moreau')).click()
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
