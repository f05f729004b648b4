// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@/composables/i18n'
import { useInboxStore } from '@/stores/inbox'
import { useNavigationStore } from '@/stores/navigation'
import { aContact, aConversation } from '@/tests/factories'
import { connectToSilence } from '@/tests/silent-background'
import CommandPalette from './CommandPalette.vue'

let pinia: Pinia
let leave = () => {}

beforeEach(() => {
  fakeBrowser.reset()
  setActivePinia((pinia = createPinia()))
  connectToSilence()
})
afterEach(() => {
  leave()
  disposePinia(pinia)
})

it('Enter means what is typed, also while the list still shows what was found before', async () => {
  const [marta, harriet] = [aConversation(), aConversation()]
  let answer = (_rows: unknown[]) => {}
  const inbox = useInboxStore()
  vi.spyOn(inbox, 'find').mockImplementation((name) =>
    name === ''
      ? Promise.resolve([{ conversation: marta, contact: aContact({ name: 'Marta' }) }])
      : new Promise((resolve) => (answer = resolve as typeof answer)),
  )
  const opened = vi.spyOn(useNavigationStore(), 'open')
  const wrapper = mount(CommandPalette, {
    props: { open: true },
    global: { plugins: [pinia, i18n] },
    attachTo: document.body.appendChild(document.createElement('main')),
  })
  leave = () => wrapper.unmount()
  await flushPromises()
  const field = document.querySelector<HTMLInputElement>('[role="combobox"]')!
  field.value = 'harriet'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  await flushPromises()
  expect(opened).not.toHaveBeenCalled()
  answer([{ conversation: harriet, contact: aContact({ name: 'Harriet' }) }])
  await flushPromises()
  expect(opened.mock.calls).toEqual([[harriet.id]])
})
