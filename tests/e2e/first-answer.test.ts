/** A first-time agent, from the extension just installed to the first answer, reading nothing: at most six actions. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminHandler } from '@/tests/fixtures/admin/admin'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { seeName, seeRole, seeText, until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { aShopper } from './harness/shopper'
import { openSidebar } from './harness/sidebar'

const MOST = 6

let demo: Demo
let hosts: Hosts
let test: TestBrowser
beforeAll(async () => {
  demo = await startDemo()
  hosts = await serveHosts(adminHandler({ shop: demo.shop }))
  test = await openBrowser({ build: 'chrome', hosts: { 'admin.shopify.com': hosts.port } })
})
afterAll(async () => {
  await test?.close()
  await hosts?.close()
  await demo?.close()
})

it('the first answer after the installation takes at most six actions', async () => {
  keepPictures(test.browser)
  const shopper = await aShopper(demo)
  await shopper.write('Do you have it in blue?')
  const admin = await test.newPage('https://admin.shopify.com/store/demo/products/1')
  const agent = demo.agents.find(({ role }) => role === 'agent')!
  let actions = 0
  /** One action: a press, or words typed where the focus already is, with the Enter that ends them. */
  const act = async <T>(what: () => Promise<T>): Promise<T> => {
    actions += 1
    return what()
  }
  const typeAndEnter = (words: string) => act(() => admin.keyboard.type(`${words}\n`))

  const sidebar = await act(() => openSidebar(admin))
  const focused = (name: string) =>
    sidebar.waitForFunction((wanted) => document.activeElement?.getAttribute('name') === wanted, {}, name)
  await focused('hub')
  await typeAndEnter(demo.hub)
  await focused('email')
  await act(async () => {
    await admin.keyboard.type(agent.email)
    await admin.keyboard.press('Tab')
  })
  await typeAndEnter(agent.password)
  const row = await seeName(sidebar, 'option', (name) => name.includes('Do you have it in blue?'))
  await act(() => row.click())
  await seeRole(sidebar, 'textbox', 'Reply')
  await sidebar.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await typeAndEnter('Yes, in two blues.')
  await seeText(sidebar, 'Yes, in two blues.')
  await until('the shopper to have it', async () =>
    JSON.stringify((await shopper.transcript()).messages).includes('Yes, in two blues.'),
  )
  expect(actions).toBeLessThanOrEqual(MOST)
})
