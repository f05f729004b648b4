// @vitest-environment happy-dom
import type { ProductCard } from '@/domain/product'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/composables/i18n'
import PageStrip from './PageStrip.vue'

const jacket: ProductCard = {
  productId: null,
  title: 'Rain jacket',
  price: { amount: '89.00', currency: 'USD' },
  compareAtPrice: null,
  availability: 'in_stock',
  imageUrl: null,
  url: 'https://tidewater.example/products/rain-jacket',
  variant: 'Size M',
  source: null,
}
const strip = () =>
  mount(PageStrip, {
    props: { card: jacket, recipient: 'Marta Ruiz', recipientShort: 'Marta' },
    global: { plugins: [i18n] },
  })
async function press(wrapper: ReturnType<typeof strip>) {
  const event = new MouseEvent('click', { bubbles: true })
  Object.defineProperty(event, 'isTrusted', { value: true }) // as only a person's press is
  wrapper.get('button').element.dispatchEvent(event)
  await wrapper.vm.$nextTick()
}

describe('the page strip', () => {
  it('shows the variant that would be sent', () => {
    expect(strip().text()).toContain('Rain jacket · Size M')
  })

  it('shows what it cost before', () => {
    const wrapper = mount(PageStrip, {
      props: {
        card: { ...jacket, compareAtPrice: { amount: '119.00', currency: 'USD' } },
        ...{ recipient: 'Marta Ruiz', recipientShort: 'Marta' },
      },
      global: { plugins: [i18n] },
    })
    expect(wrapper.get('.price').text()).toBe('· $89.00 before: $119.00')
    expect(strip().find('s').exists()).toBe(false)
  })

  it('says why this person may not send it', () => {
    const wrapper = mount(PageStrip, {
      props: { card: jacket, recipient: 'Marta Ruiz', recipientShort: 'Marta', why: 'Ask an admin' },
      global: { plugins: [i18n] },
    })
    expect(wrapper.get('button').attributes()).toMatchObject({
      ...{ 'aria-disabled': 'true', 'aria-description': 'Ask an admin' },
      'data-tip': 'Send to Marta Ruiz · Ask an admin',
    })
  })

  it('sends what it showed', async () => {
    const wrapper = strip()
    await press(wrapper)
    expect(wrapper.emitted('send')).toEqual([[jacket]])
  })

  it.each([
    ['product', { card: { ...jacket, title: 'Something else' } }],
    ['recipient', { recipient: 'Tom Becker', recipientShort: 'Tom' }],
  ])('sends nothing when the %s changed just before the press', async (_what, change) => {
    const wrapper = strip()
    await wrapper.setProps(change)
    await press(wrapper)
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(wrapper.emitted('refused')).toEqual([['changedPress']])
  })

  it('sends although the page described itself once more in the same words', async () => {
    const wrapper = strip()
    await wrapper.setProps({ card: { ...jacket } })
    await press(wrapper)
    expect(wrapper.emitted('send')).toHaveLength(1)
  })
})
