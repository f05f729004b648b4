/** A shopper's conversation in the widget on the demo shop. Needs `npm run build`. */
import type { BrowserContext } from 'puppeteer'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { byRole, seeRole, seeText, until } from './harness/find'
import type { Shop } from './harness/widget'
import { card, cutNetwork, logOf, openChat, text, theShop, visit, write } from './harness/widget'

let shop: Shop
let shopper: BrowserContext

beforeAll(async () => {
  shop = await theShop()
})
beforeEach(async () => {
  shopper = await shop.shopper()
})
afterEach(() => shopper?.close())

const shopPage = (path = '/products/rain-jacket') => visit(shopper, shop.demo.shop + path)

describe('a shopper’s conversation', () => {
  it('is there after a reload, on the next page and in another tab, and goes on in all of them', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Does the M fit over a sweater?')
    const conversation = await shop.agent.conversation('Does the M fit over a sweater?')
    await shop.agent.say(conversation.id, text('It does, take the M.'))
    await seeText(page, 'It does, take the M.')
    await seeRole(page, 'heading', 'Mia Lund')

    await page.reload()
    await seeText(page, 'It does, take the M.')
    await page.goto(`${shop.demo.shop}/products/quay-boots`)
    await seeText(page, 'It does, take the M.')

    const other = await shopPage('/cart')
    await openChat(other)
    await seeText(other, 'Does the M fit over a sweater?')
    await write(other, 'Thank you!')
    await shop.agent.conversation('Thank you!')
    await page.bringToFront()
    await seeText(page, 'Thank you!')
    expect(await shop.agent.heard(conversation.id)).toEqual(['Does the M fit over a sweater?', 'Thank you!'])
  })

  it('tells how far a message has come, in words', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Is it in stock?')
    await seeText(page, 'Sent')
    await shop.agent.read(await shop.agent.conversation('Is it in stock?'))
    await seeText(page, 'Read')
  })

  it('shows who is writing, and tells the agent what was seen', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Hello')
    const { id } = await shop.agent.conversation('Hello')
    await shop.agent.type(id)
    await until('the typing to be announced', () =>
      page.evaluate(() =>
        document.querySelector('alongside-chat')!.shadowRoot!.textContent.includes('Mia Lund is typing'),
      ),
    )
    await shop.agent.say(id, text('Hi there'))
    await seeText(page, 'Hi there')
    await until('the agent’s message to be read', async () =>
      (await shop.agent.statuses(id)).every((status) => status === 'read'),
    )
  })

  it('shows a product card whose link leads to the product', async () => {
    const page = await shopPage('/')
    await openChat(page)
    await write(page, 'Which jacket is it?')
    await shop.agent.say((await shop.agent.conversation('Which jacket is it?')).id, card(shop.demo.shop))
    const link = await page.waitForSelector(`::-p-aria([name="Buy now Harbor rain jacket"][role="link"])`)
    expect((await logOf(page)).at(-1)).toMatch(/Harbor rain jacket.*Harbor blue.*\$89.*\$119.*In stock/)
    await Promise.all([page.waitForNavigation(), link!.click()])
    const at = new URL(page.url())
    expect(at.origin + at.pathname).toBe(`${shop.demo.shop}/products/rain-jacket`)
    expect(at.searchParams.get('utm_source')).toBe('alongside')
    await seeText(page, 'Which jacket is it?')
  })

  it('counts what the shopper has not seen on the launcher, and forgets it when the chat is opened', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Anybody?')
    const { id } = await shop.agent.conversation('Anybody?')
    await page.keyboard.press('Escape')
    await shop.agent.say(id, text('Yes, hello'))
    await shop.agent.say(id, text('How can I help?'))
    const count = () =>
      page.evaluate(() => document.querySelector('alongside-chat')!.shadowRoot!.querySelector('.launch b')!.textContent)
    await until('two unread', async () => (await count()) === '2')
    await page.reload()
    await until('two unread after a reload', async () => (await count()) === '2')
    await byRole(page, 'button', 'Chat with us').click()
    await until('none unread', async () => (await count()) === '')
  })

  it('brings older messages when the shopper scrolls up, without moving what is being read', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Tell me everything')
    const { id } = await shop.agent.conversation('Tell me everything')
    for (let n = 1; n <= 70; n++) await shop.agent.say(id, text(`Fact ${n}`))
    await seeText(page, 'Fact 70')
    await page.reload()
    await seeText(page, 'Fact 70')
    await until('the newest fifty, in place of what was kept', async () => (await logOf(page)).length === 50)
    const top = () =>
      page.evaluate(() => {
        const log = document.querySelector('alongside-chat')!.shadowRoot!.querySelector('[role="log"]')!
        return [...log.querySelectorAll('article')]
          .find((one) => one.textContent === 'Fact 22')
          ?.getBoundingClientRect().top
      })
    await page.evaluate(
      () => (document.querySelector('alongside-chat')!.shadowRoot!.querySelector('[role="log"]')!.scrollTop = 40),
    )
    const before = await top()
    await until('the older messages', async () => (await logOf(page)).length === 71)
    expect(Math.abs((await top())! - before!)).toBeLessThan(2)
    expect((await logOf(page))[0]).toContain('Tell me everything')
  })
})

describe('without a connection', () => {
  it('messages wait, say so, survive leaving the page, and go out in order, each once', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'First')
    const { id } = await shop.agent.conversation('First')
    const mend = await cutNetwork(page)
    for (const words of ['Second', 'Third', 'Fourth']) await write(page, words)
    await seeText(page, 'Waiting for a connection')
    expect(await shop.agent.heard(id)).toEqual(['First'])
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.out.')).length)
    expect(kept).toBe(3)
    await mend()
    await shop.agent.conversation('Fourth')
    expect(await shop.agent.heard(id)).toEqual(['First', 'Second', 'Third', 'Fourth'])
    await until('all to be shown as sent, once', async () => {
      const lines = await logOf(page)
      return lines.length === 4 && lines.at(-1)!.includes('Sent')
    })
  })

  it('what was written before the page was closed is sent by the next one', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Before')
    const { id } = await shop.agent.conversation('Before')
    await cutNetwork(page)
    await write(page, 'Written in the tunnel')
    await seeText(page, 'Written in the tunnel')
    await page.close()
    await shopPage('/')
    await shop.agent.conversation('Written in the tunnel')
    expect(await shop.agent.heard(id)).toEqual(['Before', 'Written in the tunnel'])
  })

  it('a hub that was killed and came back is found again, and nothing was lost', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Are you there?')
    const { id } = await shop.agent.conversation('Are you there?')
    await shop.demo.kill()
    await write(page, 'Still writing')
    await seeText(page, 'Still writing')
    await shop.demo.start()
    await shop.agent.conversation('Still writing')
    await shop.agent.say(id, text('Back again'))
    await seeText(page, 'Back again', 60_000)
    expect(await shop.agent.heard(id)).toEqual(['Are you there?', 'Still writing'])
  })
})
