// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/composables/i18n'
import MessageBubble from './MessageBubble.vue'

const at = new Date(2026, 4, 20, 12, 5).getTime()
function bubble(props: Record<string, unknown> = {}) {
  return mount(MessageBubble, {
    props: {
      content: { kind: 'text', text: 'Hello' },
      author: 'Marta Ruiz',
      side: 'theirs',
      at,
      state: null,
      ...props,
    } as never,
    global: { plugins: [i18n] },
  })
}

describe('a message', () => {
  it('is an article named by author and time', () => {
    expect(bubble().get('article').attributes('aria-label')).toBe('Marta Ruiz, 12:05')
  })
  it('renders what a contact wrote as text, never as markup', () => {
    const text = '<img src=x onerror=alert(1)> <b>bold</b>'
    const wrapper = bubble({ content: { kind: 'text', text } })
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.find('b').exists()).toBe(false)
    expect(wrapper.get('p').text()).toBe(text)
  })
  it('lets its text find its own direction, and says its language', () => {
    const paragraph = bubble({ content: { kind: 'text', text: 'مرحبا' }, lang: 'ar' }).get('p')
    expect(paragraph.attributes()).toMatchObject({ dir: 'auto', lang: 'ar' })
  })
  it('opens addresses without telling the page who sent whom', () => {
    const link = bubble({ content: { kind: 'text', text: 'see https://shop.example/a' } }).get('a')
    expect(link.attributes()).toMatchObject({
      href: 'https://shop.example/a',
      rel: 'noopener noreferrer',
      target: '_blank',
    })
  })
  it('is left by Escape for the composer, not for the list', async () => {
    const wrapper = bubble()
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    wrapper.get('article').element.dispatchEvent(event)
    expect(wrapper.emitted('leave')).toHaveLength(1)
    expect(event.defaultPrevented, 'nobody else takes it for Back').toBe(true)
  })
  it('has a toolbar with Reply and Translate', async () => {
    const wrapper = bubble()
    const toolbar = wrapper.get('[role="toolbar"][aria-label="Message actions"]')
    await toolbar.get('[aria-label="Reply"]').trigger('click')
    await toolbar.get('[aria-label="Translate"]').trigger('click')
    expect(Object.keys(wrapper.emitted())).toEqual(expect.arrayContaining(['reply', 'translate']))
  })
  it('says why it can be neither answered nor taken back by this person; the rest is theirs', () => {
    const wrapper = bubble({ side: 'ours', takeBack: 'yes', why: 'Ask an admin' })
    const why = (name: string) => wrapper.get(`[aria-label="${name}"]`).attributes('aria-description')
    expect([why('Reply'), why('Take back'), why('Translate'), why('Copy')]).toEqual([
      ...['Ask an admin', 'Ask an admin'],
      ...[undefined, undefined],
    ])
  })
  it('shows both languages of a translated message, and swaps them', async () => {
    const wrapper = bubble({
      content: { kind: 'text', text: '¿Cabe?' },
      lang: 'es',
      translated: { state: 'done', text: 'Does it fit?', from: 'es', to: 'en' },
    })
    const order = () => wrapper.findAll('[lang]').map((element) => [element.attributes('lang'), element.text()])
    expect(order()).toEqual([
      ['en', 'Does it fit?'],
      ['es', '¿Cabe?'],
    ])
    await wrapper.get('.translated button').trigger('click')
    expect(order()).toEqual([
      ['es', '¿Cabe?'],
      ['en', 'Does it fit?'],
    ])
  })
  it('says why it was not sent and what can be done', async () => {
    const wrapper = bubble({
      side: 'ours',
      author: 'You',
      answerable: false,
      state: { kind: 'failed', code: 'permission_denied', retry: true },
    })
    expect(wrapper.get('[role="alert"]').text()).toContain('Your role doesn’t allow this.')
    await wrapper
      .findAll('button')
      .find((button) => button.text() === 'Retry')!
      .trigger('click')
    expect(wrapper.emitted('retry')).toHaveLength(1)
  })
  it('says its delivery in words', () => {
    expect(bubble({ side: 'ours', author: 'You', state: { kind: 'delivery', status: 'read' } }).text()).toContain(
      'Read',
    )
  })
})
