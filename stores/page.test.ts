// @vitest-environment happy-dom
import type { ConversationId, StoreId } from '@/domain/ids'
import type { ProductCard } from '@/domain/product'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { connectToSilence } from '@/tests/silent-background'
import { usePageStore } from './page'
import { useSessionStore } from './session'

const marta = { conversationId: 'c-1' as ConversationId, recipient: 'Marta Ruiz', seenPosition: null }
const tom = { conversationId: 'c-2' as ConversationId, recipient: 'Tom Becker', seenPosition: null }
const jacket: ProductCard = {
  ...{ productId: null, title: 'Rain jacket', variant: null, imageUrl: null, source: null },
  ...{ price: null, compareAtPrice: null, availability: 'in_stock' },
  url: 'https://tidewater.example/products/rain-jacket',
}
const boots: ProductCard = { ...jacket, title: 'Boots', url: 'https://tidewater.example/products/boots' }

type Asked = { name: string; input: { id: string; conversationId: string; messageId: string; leftMs: number } }
let asked: Asked[]
let undone = true
/** What the hub answers, by route; a promise of it, where it takes its time. */
let hubSays: Record<string, unknown>
beforeEach(() => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  asked = []
  undone = true
  hubSays = {}
  connectToSilence()
  fakeBrowser.runtime.sendMessage = vi.fn(async (message: unknown) => {
    const { name, input } = message as Asked
    if (name === 'hub.ask') {
      const said = await hubSays[(input as unknown as { name: string }).name]
      return typeof said === 'string' ? { ok: false, code: said } : { ok: true, value: said ?? null }
    }
    asked.push(message as Asked)
    if (name === 'outbox.postpone' && undone)
      return { ok: true, value: { messageId: input.messageId, sendsAt: Date.now() + input.leftMs } }
    if (name === 'card.send') return { ok: true, value: { messageId: input.id, sendsAt: Date.now() + 5_000 } }
    return undone ? { ok: true, value: null } : { ok: false, code: 'nothing_to_undo' }
  })
})
const sent = () => asked.filter(({ name }) => name === 'card.send')
const takenBack = () => asked.filter(({ name }) => name === 'outbox.undo').map(({ input }) => input.messageId)

describe('a card on its way', () => {
  it('goes once, however often the button is pressed', async () => {
    const page = usePageStore()
    await Promise.all([page.sendCard(marta, jacket), page.sendCard(marta, jacket)])
    await page.sendCard(marta, jacket)
    expect(sent()).toHaveLength(1)
  })

  it('goes again once it was taken back', async () => {
    const page = usePageStore()
    await page.sendCard(marta, jacket)
    await page.undo()
    await page.sendCard(marta, jacket)
    expect(sent()).toHaveLength(2)
  })

  it('does not keep another product, or another person, from being sent to', async () => {
    const page = usePageStore()
    await page.sendCard(marta, jacket)
    await page.sendCard(marta, boots)
    await page.sendCard(tom, jacket)
    expect(sent()).toHaveLength(3)
  })

  it('can be taken back although another followed it', async () => {
    const page = usePageStore()
    await page.sendCard(marta, jacket)
    await page.sendCard(marta, boots)
    const [first, second] = sent().map(({ input }) => input.id)
    await page.undo()
    expect(page.held?.url).toBe(jacket.url)
    await page.undo()
    expect(takenBack()).toEqual([second, first])
    expect(page.held).toBeNull()
  })

  it('waits while somebody looks at it, and then for as long as was left', async () => {
    const page = usePageStore()
    await page.sendCard(marta, jacket)
    const messageId = page.held!.key
    await page.stopClock(messageId)
    await page.stopClock(messageId)
    expect(page.held!.stoppedMs).toBeGreaterThan(4_000)
    await page.startClock(messageId)
    expect(page.held!.stoppedMs).toBeNull()
    const postponed = asked.filter(({ name }) => name === 'outbox.postpone')
    expect(postponed.map(({ input }) => input.messageId)).toEqual([messageId, messageId])
    expect(postponed[1]!.input.leftMs).toBeLessThanOrEqual(5_000)
  })

  it('that left before somebody looked at it cannot be undone any more', async () => {
    const page = usePageStore()
    await page.sendCard(marta, jacket)
    undone = false
    await page.stopClock(page.held!.key)
    expect(page.held).toBeNull()
  })

  it('that has left says so', async () => {
    const page = usePageStore()
    await page.sendCard(marta, jacket)
    undone = false
    await expect(page.undo()).rejects.toThrow('nothing_to_undo')
    expect(page.held).toBeNull()
  })
})

const usd = (amount: string) => ({ amount, currency: 'USD' })
const ofStore: ProductCard = {
  ...{ ...jacket, price: usd('89.00') },
  source: {
    ...{ storeId: 's-1' as StoreId, externalId: '7', variantId: null, quantity: 1 },
    ...{ discountCode: null, opens: 'product' },
  },
}

describe('a card of a connected store', () => {
  it('goes at the first press while the store says the same, as the store says it', async () => {
    hubSays = { checkCard: { card: ofStore, stock: 3, refusal: null } }
    const page = usePageStore()
    expect(await page.sendCard(marta, ofStore)).toMatchObject({ is: 'same' })
    expect(sent()).toHaveLength(1)
  })

  it('does not go at another price: the new one is shown, and goes when it is pressed', async () => {
    const dearer = { ...ofStore, price: usd('95.00') }
    hubSays = { checkCard: { card: dearer, stock: 3, refusal: null } }
    const page = usePageStore()
    expect(await page.sendCard(marta, ofStore)).toMatchObject({
      is: 'changed',
      changes: [{ what: 'price', before: usd('89.00'), after: usd('95.00') }],
    })
    expect(sent()).toHaveLength(0)
    expect(page.card).toEqual(dearer)
    await page.sendCard(marta, dearer)
    expect(sent().map(({ input }) => input)).toMatchObject([{ card: dearer }])
  })

  it('goes as it is shown at the second press, where the store cannot be asked', async () => {
    hubSays = { checkCard: 'store_unreachable' }
    const page = usePageStore()
    expect(await page.sendCard(marta, ofStore)).toEqual({ is: 'unasked', why: 'store_unreachable' })
    expect(sent()).toHaveLength(0)
    expect(await page.sendCard(marta, ofStore)).toMatchObject({ is: 'same' })
    expect(sent()).toHaveLength(1)
  })

  it('does not go in the name of who has signed in meanwhile', async () => {
    let answer = (_said: unknown) => {}
    hubSays = { checkCard: new Promise((resolve) => (answer = resolve)) }
    const page = usePageStore()
    const session = useSessionStore()
    await session.ready
    const sending = page.sendCard(marta, ofStore)
    const agent = { id: 'a-2', name: 'Kenji', email: 'kenji@tidewater.example' }
    session.session = { hubUrl: 'https://hub.example', workspaceId: 'w-2', memberships: [], agent }
    answer({ card: ofStore, stock: 3, refusal: null })
    expect(await sending).toBeNull()
    expect(sent()).toHaveLength(0)
  })

  it('does not go when the store sells it no longer', async () => {
    hubSays = { checkCard: { card: null, stock: null, refusal: null } }
    const page = usePageStore()
    expect(await page.sendCard(marta, ofStore)).toEqual({ is: 'gone' })
    expect(sent()).toHaveLength(0)
  })
})

describe('a card to several people', () => {
  it('is a message of its own to each, and taken back from all of them together', async () => {
    const page = usePageStore()
    await page.sendCards([marta, tom], jacket)
    expect(sent().map(({ input }) => input.conversationId)).toEqual(['c-1', 'c-2'])
    expect(page.held?.recipients).toEqual(['Marta Ruiz', 'Tom Becker'])
    await page.undo()
    expect(takenBack()).toEqual(sent().map(({ input }) => input.id))
    expect(page.held).toBeNull()
  })

  it('leaves out whom the same card is on its way to', async () => {
    const page = usePageStore()
    await page.sendCard(marta, jacket)
    await page.sendCards([marta, tom], jacket)
    expect(sent().map(({ input }) => input.conversationId)).toEqual(['c-1', 'c-2'])
  })
})

it('the conversation that was open over the page before is nobody’s but the one’s who had it open', async () => {
  const agent = { id: 'a-2', name: 'Kenji', email: 'kenji@tidewater.example' }
  const session = useSessionStore()
  await session.ready
  session.session = { hubUrl: 'https://hub.example', workspaceId: 'w-2', memberships: [], agent }
  const current = { tabId: 7, page: null, host: 'shop.example' }
  const place = { conversationId: marta.conversationId, identity: session.identity! }
  fakeBrowser.runtime.sendMessage = vi.fn(async () => ({ ok: true, value: { ...current, place } }))
  const page = usePageStore()
  expect(page.openBefore).toBeNull()
  await page.find(null)
  expect(page.openBefore).toBe(marta.conversationId)
  const here = session.session
  session.session = { ...here, workspaceId: 'w-3' }
  expect(page.openBefore).toBeNull()
  await page.keepPlace(null) // the list is shown there, and it is not before them again when they come back
  session.session = here
  expect(page.openBefore).toBeNull()
})
