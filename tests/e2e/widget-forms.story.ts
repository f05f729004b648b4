/** What the widget asks before a chat, and instead of one while nobody is there. Needs `npm run build`. */
import type { BrowserContext, Page } from 'puppeteer'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { API_BASE, WORKSPACE_HEADER } from '@/protocol/hub-api'
import { axeFindings } from './harness/axe'
import { byRole, seeRole, seeText, until } from './harness/find'
import { inboxOf } from './harness/shopper'
import type { Shop } from './harness/widget'
import { openChat, theShop, visit, write } from './harness/widget'

let shop: Shop
let shopper: BrowserContext

beforeAll(async () => {
  shop = await theShop()
})
beforeEach(async () => {
  shopper = await shop.shopper()
})
afterEach(() => shopper?.close())

/** As this member of the team, or the first of a role, through the hub's API. */
async function as(who: string) {
  const { email, password } = shop.demo.agents.find((agent) => agent.email === who || agent.role === who)!
  const call = async (method: string, path: string, body?: object, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      [WORKSPACE_HEADER]: 'tidewater-demo', // one of them is in another workspace too
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const answer = await fetch(`${shop.demo.hub}${API_BASE}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`)
    return (await answer.json()) as Record<string, unknown>
  }
  const { token } = (await call('POST', '/session', { email, password })) as { token: string }
  return (method: string, path: string, body?: object) => call(method, path, body, token)
}
async function publish(change: object): Promise<void> {
  const admin = await as('admin')
  const path = `/inboxes/${await inboxOf(shop.demo.shop)}/widget`
  const { settings } = (await admin('GET', path)) as { settings: object }
  await admin('PUT', path, { ...settings, ...change })
}
const asked = (key: string, required = false) => ({ key, required, labels: {} })
const open = async (): Promise<Page> => {
  const page = await visit(shopper, `${shop.demo.shop}/products/rain-jacket`)
  await openChat(page)
  return page
}

it('asks before the chat: says what is wrong beside it, loses nothing, and lands on the contact', async () => {
  await publish({ preChat: { ask: 'unknown', fields: [asked('name', true), asked('email', true), asked('phone')] } })
  const page = await open()
  await seeRole(page, 'heading', 'Before we start')
  expect(await axeFindings(page)).toEqual([])
  await byRole(page, 'textbox', 'Name').fill('Ana Ruiz')
  await byRole(page, 'textbox', 'Email').fill('ana@fjord')
  await byRole(page, 'button', 'Start chat').click()
  await seeText(page, 'Write the whole address')
  expect(await axeFindings(page)).toEqual([])
  await page.reload()
  await seeRole(page, 'heading', 'Before we start')
  await byRole(page, 'textbox', 'Email').fill('ana@fjord.example')
  await page.keyboard.press('Enter')
  await write(page, 'Does it come in green?')
  await seeText(page, 'Sent')
  const { contactId } = (await shop.agent.conversation('Does it come in green?')) as { contactId: string }
  const agent = await as('agent')
  expect(await agent('GET', `/contacts/${contactId}`)).toMatchObject({ name: 'Ana Ruiz', email: 'ana@fjord.example' })
  await page.reload()
  await seeText(page, 'Does it come in green?')
  await seeRole(page, 'textbox', 'Message')
})

it('takes a message while nobody is there, and says where it is answered', async () => {
  await publish({
    preChat: { ask: 'never', fields: [] },
    offline: { on: true, fields: [asked('email', true), asked('name')] },
  })
  for (const { email } of shop.demo.agents) await (await as(email))('PUT', '/me/availability', { availability: 'away' })
  const page = await open()
  await seeRole(page, 'heading', 'Leave a message')
  expect(await axeFindings(page)).toEqual([])
  await byRole(page, 'textbox', 'Message').fill('Please call me back')
  await byRole(page, 'button', 'Send message').click()
  await seeText(page, 'This is needed to go on.')
  await byRole(page, 'textbox', 'Email').fill('kim@fjord.example')
  await byRole(page, 'button', 'Send message').click()
  await seeText(page, 'We answer by email to kim@fjord.example.')
  await until('the message at the hub', () => shop.agent.conversation('Please call me back'))
})
