// @vitest-environment happy-dom
import type { ConversationId } from '@/domain/ids'
import type { PageProduct } from '@/domain/product'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { usePageStore } from './page'

const marta = { conversationId: 'c-1' as ConversationId, recipient: 'Marta Ruiz', seenPosition: null }
const tom = { conversationId: 'c-2' as ConversationId, recipient: 'Tom Becker', seenPosition: null }
const jacket: PageProduct = {
  name: 'Rain jacket',
  price: null,
  compareAtPrice: null,
  availability: 'in_stock',
  imageUrl: null,
  url: 'https://tidewater.example/products/rain-jacket',
  sku: null,
  brand: null,
  variant: null,
  evidence: 'json-ld',
}
const boots: PageProduct = { ...jacket, name: 'Boots', url: 'https://tidewater.example/products/boots' }

type Asked = { name: string; input: { id: string; conversationId: string; messageId: string; leftMs: number } }
let asked: Asked[]
let undone = true
beforeEach(() => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  asked = []
  undone = true
  const event = { addListener: () => {}, removeListener: () => {} }
  fakeBrowser.runtime.connect = vi.fn(() => ({
    onMessage: event,
    onDisconnect: event,
    postMessage: () => {},
    disconnect: () => {},
  })) as never
  fakeBrowser.runtime.sendMessage = vi.fn(async (message: unknown) => {
    const { name, input } = message as Asked
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
    const { messageId } = page.held!
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
    await page.stopClock(page.held!.messageId)
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
