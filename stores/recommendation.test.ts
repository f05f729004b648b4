// @vitest-environment happy-dom
import type { ConversationId, ProductId, StoreId } from '@/domain/ids'
import type { ConnectedStore } from '@/domain/store'
import type { ProductVariant, StoredProduct, StoreProduct } from '@/domain/store-product'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { beforeEach, expect, it, vi } from 'vitest'
import { offerOfProduct } from '@/domain/offer'
import { connectToSilence } from '@/tests/silent-background'
import { useRecommendationStore } from './recommendation'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const marta = { conversationId: 'c-1' as ConversationId, recipient: 'Marta Ruiz', seenPosition: null }
const shop: ConnectedStore = {
  ...{ id: 's-1' as StoreId, platform: 'shopify', name: 'Linen', address: 'https://linen.myshopify.com' },
  ...{ currency: 'USD', apiVersion: '2026-10', updates: 'live', problem: null, lacks: [], connectedAt: 1 },
  sync: { isRunning: false, products: 1, read: 0, finishedAt: 1 },
}
const aVariant = (externalId: string, title: string, changes: Partial<ProductVariant> = {}): ProductVariant => ({
  ...{ externalId, title, sku: null, price: usd('89.00'), compareAtPrice: null, availability: 'in_stock', stock: 5 },
  ...{ imageUrl: null, url: `https://linen.example/products/jacket?variant=${externalId}` },
  ...changes,
})
const live: StoreProduct = {
  ...{ externalId: '7', handle: 'jacket', title: 'Rain jacket', url: 'https://linen.example/products/jacket' },
  ...{ imageUrl: null, options: [], changedAt: 1 },
  variants: [aVariant('71', 'M'), aVariant('72', 'L', { availability: 'out_of_stock', stock: 0 })],
}
const row: StoredProduct = {
  ...{ productId: 'p-1' as ProductId, externalId: '7', storeId: shop.id, handle: 'jacket', title: 'Rain jacket' },
  ...{ variant: null, imageUrl: null, url: live.url, price: usd('80.00'), compareAtPrice: null, source: null },
  ...{ availability: 'in_stock', variants: [aVariant('71', 'M', { price: usd('80.00') })] },
}
const sends: unknown = expect.objectContaining({ name: 'card.send' })
const rain10 = { code: 'RAIN10', off: { kind: 'percent', percent: 10 }, least: null, isForSome: false, endsAt: null }

let hubSays: Record<string, unknown>
let sent: unknown[]
/** The background answers a sending after this. */
let answering: Promise<void>
/** How many more sendings this browser can take before it refuses one. */
let room: number
beforeEach(() => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  sent = []
  answering = Promise.resolve()
  room = Infinity
  hubSays = { listStores: { stores: [shop] }, askStore: { products: [live] } }
  connectToSilence()
  fakeBrowser.runtime.sendMessage = vi.fn(async (message: unknown) => {
    const { name, input } = message as { name: string; input: { id: string; name: string } }
    if (name === 'card.send') {
      await answering
      if (room-- <= 0) return { ok: false, code: 'unexpected' }
      sent.push(input)
      return { ok: true, value: { messageId: input.id, sendsAt: Date.now() + 5_000 } }
    }
    const said = name === 'hub.ask' ? hubSays[input.name] : null
    return typeof said === 'string' ? { ok: false, code: said } : { ok: true, value: said ?? null }
  })
})

async function chosen() {
  const store = useRecommendationStore()
  await store.open()
  store.choose(offerOfProduct(row, null))
  await vi.waitFor(() => expect(store.asking).toBe(false))
  return store
}

it('what the store says now is shown in place of what the catalogue knew', async () => {
  const store = await chosen()
  expect(store.card).toMatchObject({ price: usd('89.00'), variant: 'M', source: { variantId: '71', opens: 'product' } })
})

it('what nobody chose is given up as soon as something else is looked for, and is back after', async () => {
  const store = useRecommendationStore()
  await store.open()
  store.presume(offerOfProduct(row, null))
  expect(store.card?.title).toBe('Rain jacket')
  store.presume(null)
  expect(store.card).toBeNull()
  store.presume(offerOfProduct(row, null))
  expect(store.card?.title).toBe('Rain jacket')
})

it('what is on its way is not given up for what is looked for meanwhile', async () => {
  const store = useRecommendationStore()
  await store.open()
  store.presume(offerOfProduct(row, null))
  await vi.waitFor(() => expect(store.asking).toBe(false))
  hubSays.checkCard = { card: store.card, stock: 5, refusal: null }
  const sending = store.send([marta])
  store.presume(null)
  expect(await sending).toBe(true)
  expect(sent).toHaveLength(1)
})

it('what somebody chose, or set anything of, stays whatever is presumed', async () => {
  const store = useRecommendationStore()
  await store.open()
  store.presume(offerOfProduct(row, null))
  await vi.waitFor(() => expect(store.asking).toBe(false))
  store.quantity = 2
  store.presume(null)
  expect(store.card?.title).toBe('Rain jacket')
  store.choose(offerOfProduct({ ...row, externalId: '8', productId: 'p-2' as ProductId, title: 'Beanie' }, null))
  store.presume(offerOfProduct(row, null))
  expect(store.offer?.product?.title).toBe('Beanie')
})

it('a store that cannot be asked is said, and the catalogue’s words stay', async () => {
  hubSays.askStore = 'store_unreachable'
  const store = await chosen()
  expect(store.unasked).toBe('store_unreachable')
  expect(store.card).toMatchObject({ price: usd('80.00') })
})

it('a good code goes with the link, at its price; a refused one is said', async () => {
  const store = await chosen()
  hubSays.checkDiscount = { is: 'good', discount: rain10 }
  store.code = 'RAIN10'
  await vi.waitFor(() => expect(store.codeState.is).toBe('good'))
  expect(store.card).toMatchObject({ price: usd('80.10'), source: { discountCode: 'RAIN10', opens: 'product' } })
  expect(store.leadsTo).toContain('/discount/RAIN10?redirect=')
  store.opens = 'checkout'
  expect(store.leadsTo).toBe('https://linen.myshopify.com/cart/71:1?discount=RAIN10')
  hubSays.checkDiscount = { is: 'refused', why: 'expired' }
  store.code = 'OLD'
  await vi.waitFor(() => expect(store.codeState).toEqual({ is: 'refused', why: 'expired' }))
  expect(store.card?.source?.discountCode).toBeNull()
})

it('where a product’s page cannot be told the code, the link leads to the checkout', async () => {
  hubSays.listStores = { stores: [{ ...shop, platform: 'woocommerce', address: 'https://wool.example' }] }
  hubSays.checkDiscount = { is: 'good', discount: rain10 }
  const store = await chosen()
  store.code = 'RAIN10'
  await vi.waitFor(() => expect(store.opens).toBe('checkout'))
  expect(store.card).toMatchObject({ price: usd('80.10') })
  store.opens = 'product'
  expect(store.card).toMatchObject({ price: usd('89.00') })
  expect(store.isCodeLeftOut).toBe(true)
})

it('a variant that is sold out does not lead to the checkout', async () => {
  const store = await chosen()
  store.opens = 'checkout'
  store.variantId = '72'
  expect(store.card).toMatchObject({ availability: 'out_of_stock', source: { opens: 'product', variantId: '72' } })
})

it('another price is shown before anything goes, and goes when it is sent again', async () => {
  const store = await chosen()
  const dearer = { ...store.card!, price: usd('95.00') }
  hubSays.checkCard = { card: dearer, stock: 5, refusal: null }
  expect(await store.send([marta])).toBe(false)
  expect(store.outcome).toMatchObject({ is: 'changed' })
  expect(store.card).toEqual(dearer)
  expect(sent).toEqual([])
  expect(await store.send([marta])).toBe(true)
  expect(sent).toMatchObject([{ card: dearer }])
})

it('another choice forgets what was found about the one before', async () => {
  const store = await chosen()
  hubSays.checkCard = { card: { ...store.card!, price: usd('95.00') }, stock: 5, refusal: null }
  await store.send([marta])
  store.quantity = 2
  await vi.waitFor(() => expect(store.outcome).toBeNull())
  expect(store.card).toMatchObject({ price: usd('89.00'), source: { quantity: 2 } })
})

it('goes as shown when the store cannot be asked and the sender wants it so', async () => {
  const store = await chosen()
  hubSays.checkCard = 'store_busy'
  expect(await store.send([marta])).toBe(false)
  expect(store.outcome).toEqual({ is: 'unasked', why: 'store_busy' })
  expect(await store.send([marta], { asShown: true })).toBe(true)
  expect(sent).toHaveLength(1)
})

it('what is in no store goes as it is, and nobody is asked', async () => {
  const store = useRecommendationStore()
  await store.open()
  store.choose(offerOfProduct({ ...row, storeId: null, variants: [], price: usd('12.00') }, null))
  expect(store.card).toMatchObject({ price: usd('12.00'), source: null })
  expect(await store.send([marta])).toBe(true)
})

it('a sending that fails says so and loses nothing that was chosen; the next press sends it', async () => {
  const store = await chosen()
  store.variantId = '72'
  store.quantity = 2
  hubSays.checkCard = { card: store.card, stock: 0, refusal: null }
  room = 0
  expect(await store.send([marta])).toBe(false)
  expect(store.outcome).toEqual({ is: 'failed', why: 'unexpected' })
  expect(store.card).toMatchObject({ source: { variantId: '72', quantity: 2 } })
  room = 1
  expect(await store.send([marta])).toBe(true)
  expect(sent).toHaveLength(1)
})

it('when some of several have it already, the failure is said outside: nobody is to be sent it twice', async () => {
  const store = await chosen()
  hubSays.checkCard = { card: store.card, stock: 5, refusal: null }
  room = 1
  const bo = { ...marta, conversationId: 'c-2' as ConversationId, recipient: 'Bo Lind' }
  await expect(store.send([marta, bo])).rejects.toThrow()
  expect(sent).toHaveLength(1)
})

it('what fails once the sheet is closed is not passed over in silence', async () => {
  const store = await chosen()
  hubSays.checkCard = { card: store.card, stock: 5, refusal: null }
  room = 0
  let answer = () => {}
  answering = new Promise((resolve) => (answer = resolve))
  const sending = store.send([marta])
  await vi.waitFor(() => expect(fakeBrowser.runtime.sendMessage).toHaveBeenCalledWith(sends))
  store.close()
  answer()
  await expect(sending).rejects.toThrow()
})
