// @vitest-environment happy-dom
import type { StoreOrder } from '@/domain/store-order'
import type { Match, OrdersInStore } from '@/domain/store-person'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/composables/i18n'
import { anId, NOON } from '@/tests/factories'
import OrdersSection from './OrdersSection.vue'

const URL = 'https://admin.shopify.com/store/linen/orders/1001'
const order: StoreOrder = {
  externalId: '1001',
  name: '#1001',
  placedAt: NOON,
  payment: 'pending',
  fulfilment: 'in_transit',
  isCancelled: false,
  total: { amount: '54.00', currency: 'USD' },
  items: [
    {
      ...{ title: 'Dry bag', variant: null, sku: null, quantity: 2, total: null },
      ...{ imageUrl: null, productId: null, variantId: null },
    },
  ],
  pieces: 5,
  tracking: [
    { number: 'A1', company: 'Postal', url: 'https://post.example/A1' },
    { number: 'A2', company: null, url: null },
  ],
  adminUrl: URL,
}
function inStore(match: Match, part: Partial<OrdersInStore> = {}): OrdersInStore {
  const reach = { name: 'Marta', email: 'marta@mail.example', phone: null }
  const customer = { externalId: '77', ...reach, orderCount: 1, since: NOON, adminUrl: null }
  const buyers = [{ customer, match, orders: [order] }]
  return { storeId: anId('st'), name: 'Linen', platform: 'shopify', problem: null, buyers, ...part }
}
const section = (stores: OrdersInStore[] | null, problem: unknown = null) =>
  mount(OrdersSection, { props: { stores, problem, count: null }, global: { plugins: [i18n] } })
const CONFIRMED: Match = { by: 'email', isConfirmed: true }

describe('a contact’s orders', () => {
  it('say what was paid, what became of it, what is in it and where it is', () => {
    const text = section([inStore(CONFIRMED)]).text()
    for (const said of [
      '#1001',
      'Payment pending',
      'In transit',
      '2 × Dry bag and 3 more',
      '$54.00',
      'Track Postal A1',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('A2') // there is nowhere to follow it
    expect(text).not.toContain('Anybody could have written that')
  })

  it('are opened beside us by a press, and left to the browser when a key is held', async () => {
    const wrapper = section([inStore(CONFIRMED)])
    const link = wrapper.get(`a[href="${URL}"]`)
    expect(link.attributes('aria-label')).toBe('Open #1001 in the store')
    const taken: boolean[] = []
    wrapper.element.addEventListener('click', (event: Event) => {
      taken.push(event.defaultPrevented)
      event.preventDefault() // nowhere to go from here
    })
    await link.trigger('click', { ctrlKey: true })
    expect(wrapper.emitted('go')).toBeUndefined()
    await link.trigger('click')
    expect(wrapper.emitted('go')).toEqual([[URL]])
    expect(taken).toEqual([false, true])
  })

  it('come with a warning where nobody has confirmed the address, until somebody says that it is them', async () => {
    const store = inStore({ by: 'email', isConfirmed: false })
    const wrapper = section([store])
    expect(wrapper.text()).toContain('by email, not confirmed')
    await wrapper
      .findAll('button')
      .find((button) => button.text() === 'It is them')!
      .trigger('click')
    expect(wrapper.emitted('link')).toEqual([[store, '77', true]])
  })

  it('that nobody could ask for are said in words, store by store', () => {
    const closed = inStore(CONFIRMED, { name: 'Wool', problem: 'store_unreachable', buyers: [] })
    const shut = inStore(CONFIRMED, { problem: 'store_permission_missing', buyers: [] })
    const text = section([shut, closed]).text()
    expect(text).toContain('Linen: its key may not read orders and customers.')
    expect(text).toContain('Wool: ')
    expect(text).not.toContain('No orders found')
  })

  it('are not there, not asked yet, not connected, or not to be had: each in its own words', async () => {
    expect(section([inStore(CONFIRMED, { buyers: [] })]).text()).toContain('No orders found.')
    expect(section(null).get('[role="status"]').text()).toBe('Asking the store…')
    expect(section([]).text()).toContain('No store is connected yet.')
    const failed = section(null, { code: 'hub_unreachable' })
    await failed.get('button').trigger('click')
    expect(failed.emitted('again')).toHaveLength(1)
  })
})
