// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import type { MessageId, ProductId, StoreId, VisitId } from '@/domain/ids'
import type { StoredProduct } from '@/domain/store-product'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { beforeEach, expect, it, vi } from 'vitest'
import { db } from '@/data/db'
import { newId } from '@/domain/new-id'
import { aCard, aConversation, aMessage, aVisit } from '@/tests/factories'
import { connectToSilence } from '@/tests/silent-background'
import { usePickerStore } from './picker'
import { useSessionStore } from './session'
import { useTranslationStore } from './translation'

const conversation = aConversation()
const mug: StoredProduct = {
  ...aCard({ title: 'Mug', url: 'https://shop.example/products/mug', source: null }),
  ...{ productId: 'p-mug' as ProductId, externalId: 'mug', storeId: null, handle: null, variants: [] },
}
const tent: StoredProduct = { ...mug, title: 'Tent', productId: 'p-tent' as ProductId, externalId: 'tent' }

interface Asked {
  name: string
  input: { places?: { url?: string }[]; query?: { search: string }; body?: { places: { url?: string }[] } }
}
let asked: Asked[]
let answer: (asked: Asked) => unknown
beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  asked = []
  answer = () => null
  connectToSilence()
  fakeBrowser.runtime.sendMessage = vi.fn(async (message: unknown) => {
    const { name, input } = message as { name: string; input: { name: string; input: Asked['input'] } }
    if (name !== 'hub.ask') return { ok: true, value: null }
    const one = { name: input.name, input: input.input }
    asked.push(one)
    const said = await answer(one)
    return typeof said === 'string' ? { ok: false, code: said } : { ok: true, value: said }
  })
  await Promise.all(db.tables.map((table) => table.clear()))
})
const titles = (picker: ReturnType<typeof usePickerStore>) =>
  picker.sections.map(({ id, offers }) => [id, offers.map(({ card }) => card.title)])
const open = (picker: ReturnType<typeof usePickerStore>) => picker.open(conversation.id, conversation.contactId)

it('shows what was sent, and of the visits what the catalogue knows', async () => {
  await db.messages.put(
    aMessage({
      ...{
        id: newId(1) as MessageId,
        conversationId: conversation.id,
        author: { kind: 'agent', agentId: 'a' as never },
      },
      content: { kind: 'card', card: aCard({ title: 'Boots', url: 'https://shop.example/products/boots' }) },
    }),
  )
  for (const [n, path] of ['mug', 'about', 'boots'].entries())
    await db.visits.put(
      aVisit({
        ...{ id: `v-${n}` as VisitId, contactId: conversation.contactId, enteredAt: n },
        url: `https://shop.example/products/${path}`,
      }),
    )
  answer = ({ input }) => ({
    found: input.body!.places.map(({ url }) => (url?.endsWith('mug') ? { product: mug, variantId: null } : null)),
  })
  const picker = usePickerStore()
  await open(picker)
  expect(titles(picker)).toEqual([
    ['visits', ['Mug']],
    ['recent', ['Boots']],
  ])
})

it('shows what this browser holds when the hub cannot be asked, and says so', async () => {
  await db.messages.put(
    aMessage({
      ...{
        id: newId(1) as MessageId,
        conversationId: conversation.id,
        author: { kind: 'agent', agentId: 'a' as never },
      },
      content: { kind: 'card', card: aCard({ title: 'Boots' }) },
    }),
  )
  answer = () => 'hub_unreachable'
  const picker = usePickerStore()
  await open(picker)
  expect(titles(picker)).toEqual([['recent', ['Boots']]])
  expect(picker.trouble).toBe('hub_unreachable')
})

it('searches for what was typed last: an answer that comes late changes nothing', async () => {
  const waiting = new Map<string, (said: unknown) => void>()
  answer = ({ input }) => new Promise((resolve) => waiting.set(input.query!.search, resolve))
  const picker = usePickerStore()
  picker.typed = 'mu'
  await vi.waitFor(() => expect(waiting.has('mu')).toBe(true))
  picker.typed = 'tent'
  await vi.waitFor(() => expect(waiting.has('tent')).toBe(true))
  waiting.get('tent')!({ products: [tent], more: false })
  await vi.waitFor(() => expect(picker.results?.map(({ card }) => card.title)).toEqual(['Tent']))
  waiting.get('mu')!({ products: [mug], more: false })
  await vi.waitFor(() => expect(picker.searching).toBe(false))
  expect(picker.results?.map(({ card }) => card.title)).toEqual(['Tent'])
  picker.typed = ''
  await vi.waitFor(() => expect(picker.results).toBeNull())
})

it('takes a pasted link, with or without its scheme, for the product it leads to', async () => {
  answer = () => ({ found: [{ product: mug, variantId: null }] })
  const picker = usePickerStore()
  picker.typed = 'shop.example/products/mug?utm_source=x'
  await vi.waitFor(() => expect(picker.results).toHaveLength(1))
  expect(asked.at(-1)).toMatchObject({
    name: 'findProducts',
    input: { body: { places: [{ at: 'url', url: 'https://shop.example/products/mug?utm_source=x' }] } },
  })
})

it('has more of what was found when there is more', async () => {
  answer = () => ({ products: [mug], more: true })
  const picker = usePickerStore()
  picker.typed = 'm'
  await vi.waitFor(() => expect(picker.more).toEqual({ afterTitle: 'Mug', afterId: mug.productId }))
  answer = () => ({ products: [tent], more: false })
  await picker.searchMore()
  expect(picker.results?.map(({ card }) => card.title)).toEqual(['Mug', 'Tent'])
  expect(picker.more).toBeNull()
})

it('shows what fits the contact’s words, translated ones too, and what the store recommends beside the product they looked at', async () => {
  const storeId = '018f2f5e-0000-7000-8000-000000000001' as StoreId
  const said = aMessage({ conversationId: conversation.id, author: { kind: 'contact' }, text: 'Busco botas' })
  await db.messages.bulkPut([
    said,
    aMessage({
      ...{ id: newId(9) as MessageId, conversationId: conversation.id, text: 'Nothing of ours is asked for' },
      author: { kind: 'agent', agentId: 'a' as never },
    }),
  ])
  useTranslationStore().byMessage.set(said.id, { state: 'done', text: 'Looking for boots', from: 'es', to: 'en' })
  await db.visits.put(aVisit({ contactId: conversation.contactId, url: 'https://shop.example/products/mug' }))
  const boots = { ...tent, title: 'Boots', productId: 'p-boots' as ProductId }
  answer = ({ name }) =>
    name === 'suggestProducts'
      ? { asked: [boots], related: [tent] }
      : { found: [{ product: { ...mug, storeId }, variantId: null }] }
  const picker = usePickerStore()
  await open(picker)
  expect(titles(picker)).toEqual([
    ['asked', ['Boots']],
    ['visits', ['Mug']],
    ['related', ['Tent']],
  ])
  expect(picker.relatedTo).toBe('Mug')
  expect(asked.at(-1)!.input.body).toEqual({
    ...{ text: 'Busco botas\nLooking for boots', beside: { storeId, externalId: 'mug' } },
  })
})

it('shows what is in the contact’s cart, in the variant they chose, before what is guessed', async () => {
  const { price, compareAtPrice, availability, imageUrl, url } = mug
  const blue = {
    externalId: '71',
    title: 'Blue',
    sku: null,
    price,
    compareAtPrice,
    availability,
    stock: 3,
    imageUrl,
    url,
  }
  const session = useSessionStore()
  await session.ready
  session.session = {
    ...{ hubUrl: 'https://hub.example', agent: { id: 'a-1', name: 'Mia', email: 'mia@tidewater.example' } },
    ...{ workspaceId: 'w-1', memberships: [{ workspace: { id: 'w-1', name: 'Tidewater' }, role: 'agent' }] },
  } as never
  const cup = { ...mug, title: 'Cup', productId: 'p-cup' as ProductId, variants: [blue] }
  await db.messages.put(aMessage({ conversationId: conversation.id, author: { kind: 'contact' }, text: 'Tents?' }))
  answer = ({ name }) =>
    name === 'contactCart'
      ? { items: [{ product: cup, variantId: '71' }] }
      : name === 'suggestProducts'
        ? { asked: [tent], related: [] }
        : { found: [] }
  const picker = usePickerStore()
  await open(picker)
  expect(titles(picker)).toEqual([
    ['cart', ['Cup']],
    ['asked', ['Tent']],
  ])
  expect(picker.sections[0]!.offers[0]).toMatchObject({ variantId: '71', card: { variant: 'Blue' } })
})
