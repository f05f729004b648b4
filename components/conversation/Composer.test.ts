// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/composables/i18n'
import { MESSAGE_TEXT_MAX } from '@/domain/limits'
import Composer from './Composer.vue'

function composer(
  props: Partial<{
    modelValue: string
    mode: 'reply' | 'note'
    recipient: string
    sendsWith: 'enter' | 'mod-enter'
    why: string
  }> = {},
) {
  return mount(Composer, {
    props: { modelValue: '', mode: 'reply', recipient: 'Marta Ruiz', ...props },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
}
const field = (wrapper: ReturnType<typeof composer>) => wrapper.get('textarea')

describe('the composer', () => {
  it('sends on Enter, without the blanks around', async () => {
    const wrapper = composer({ modelValue: '  Yes, in stock \n' })
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toEqual([['Yes, in stock']])
  })

  it('of who may not write shows what they had begun and why it stays, and takes nothing more', async () => {
    const wrapper = composer({ modelValue: 'It will be', why: 'Ask an admin' })
    expect(field(wrapper).attributes()).toMatchObject({ readonly: '', 'aria-describedby': 'composer-reads' })
    expect(wrapper.get('#composer-reads').text()).toBe('Ask an admin')
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    for (const name of ['Private note', 'Emoji', 'Attach a file', 'Send']) {
      const button = wrapper.get(`[aria-label="${name}"]`)
      expect(button.attributes()).toMatchObject({ 'aria-disabled': 'true', 'aria-description': 'Ask an admin' })
      await button.trigger('click')
    }
    expect(wrapper.emitted()).not.toHaveProperty('send')
    expect(wrapper.emitted()).not.toHaveProperty('mode')
    expect(wrapper.find('[role="dialog"]').exists()).toBe(false)
  })

  it('makes a new line on Shift+Enter', async () => {
    const wrapper = composer({ modelValue: 'One' })
    await field(wrapper).trigger('keydown', { key: 'Enter', shiftKey: true })
    expect(wrapper.emitted('send')).toBeUndefined()
  })

  it('pain 15: the Enter that chooses a character sends nothing', async () => {
    const wrapper = composer({ modelValue: '你好' })
    await field(wrapper).trigger('keydown', { key: 'Enter', isComposing: true })
    await field(wrapper).trigger('keydown', { key: 'Enter', keyCode: 229 })
    await field(wrapper).trigger('compositionstart')
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    await field(wrapper).trigger('compositionend')
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toEqual([['你好']])
  })

  it('where Enter makes a line, Ctrl+Enter sends, and the field says so', async () => {
    const wrapper = composer({ modelValue: 'One', sendsWith: 'mod-enter' })
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(field(wrapper).attributes('placeholder')).toBe('Write to Marta Ruiz · Ctrl Enter sends')
    await field(wrapper).trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(wrapper.emitted('send')).toEqual([['One']])
  })

  it('sends nothing that holds a variable without a value, and says which', async () => {
    const wrapper = composer({ modelValue: 'Order {order.number} is packed' })
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(wrapper.get('[role="alert"]').text()).toContain('{order.number} has no value here')
    const { value, selectionStart, selectionEnd } = field(wrapper).element
    expect(value.slice(selectionStart, selectionEnd)).toBe('{order.number}')
  })

  it.each(['', '   \n'])('sends nothing when there is nothing: %j', async (modelValue) => {
    const wrapper = composer({ modelValue })
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(wrapper.get('[aria-label="Send"]').attributes('disabled')).toBeDefined()
  })

  it('says how much too long a text is, keeps it, and does not send it', async () => {
    const modelValue = 'a'.repeat(MESSAGE_TEXT_MAX + 3)
    const wrapper = composer({ modelValue })
    await field(wrapper).trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(wrapper.get('[role="alert"]').text()).toBe('3 characters too many')
    expect(field(wrapper).element.value).toBe(modelValue)
  })

  it('names the recipient where it is sent', () => {
    expect(composer().get('[aria-label="Send"]').attributes('data-tip')).toBe('Send to Marta Ruiz · Enter')
  })

  it('in note mode has no Send, and says who sees it', () => {
    const wrapper = composer({ mode: 'note', modelValue: 'Address checked' })
    expect(wrapper.find('[aria-label="Send"]').exists()).toBe(false)
    expect(wrapper.text()).toContain('Only your team sees this')
    expect(wrapper.text()).toContain('Add note')
  })
})
