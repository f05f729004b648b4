// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '@/composables/i18n'
import ComposerField from './ComposerField.vue'

it('tells a screen reader of what is offered once it is drawn, not while its file is still being fetched', async () => {
  const wrapper = mount(ComposerField, {
    props: {
      modelValue: '',
      kinds: ['canned'],
      suggest: () => [{ id: 'returns', title: 'Returns', insert: 'You have 30 days.' }],
    },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const field = wrapper.get('textarea')
  await field.setValue('/')
  await nextTick()
  expect(document.querySelector('[role="listbox"]')).toBeNull()
  expect(field.attributes()).not.toHaveProperty('aria-controls')
  expect(field.attributes()).not.toHaveProperty('aria-activedescendant')

  await vi.waitUntil(() => document.querySelector('[role="listbox"]'))
  await nextTick()
  expect(document.getElementById(field.attributes('aria-controls') ?? '')).toHaveProperty('role', 'listbox')
  expect(document.getElementById(field.attributes('aria-activedescendant') ?? '')).toHaveProperty('role', 'option')
  wrapper.unmount()
})
