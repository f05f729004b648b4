// @vitest-environment happy-dom
import type { MenuEntry } from './menu'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import BaseMenu from './BaseMenu.vue'
import { loadMenuLayer } from './load-menu'

const entries: MenuEntry[] = [
  { kind: 'item', id: 'snooze', label: 'Snooze' },
  { kind: 'item', id: 'close', label: 'Resolve' },
]
let idle: () => void
let host: HTMLElement
let leave: () => void

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (run: () => void) => (idle = run))
  host = document.body.appendChild(document.createElement('main'))
})
afterEach(() => {
  leave()
  host.remove()
  vi.unstubAllGlobals()
})

function aMenu() {
  const wrapper = mount(BaseMenu, {
    props: { entries },
    slots: { default: () => h('button', { type: 'button' }, 'More') },
    attachTo: host,
  })
  leave = () => wrapper.unmount()
  return wrapper
}
const button = () => host.querySelector('button')!
const menu = () => host.querySelector('[role="menu"]')
async function arrived() {
  await loadMenuLayer()
  await flushPromises()
}

describe('a button with a menu', () => {
  it('stays the element it is, and keeps the focus, when the machinery of the menu arrives', async () => {
    aMenu()
    const before = button()
    before.focus()
    idle()
    await arrived()
    expect(button()).toBe(before)
    expect(document.activeElement).toBe(before)
    expect(before.getAttribute('aria-haspopup')).toBe('menu')
    expect(before.getAttribute('aria-expanded')).toBe('false')
  })

  it('opens at a press before the machinery is there, and at one after', async () => {
    aMenu()
    button().click()
    await arrived()
    expect(menu()?.textContent).toContain('Snooze')
    expect(button().getAttribute('aria-expanded')).toBe('true')
    leave()

    aMenu()
    idle()
    await arrived()
    button().click()
    await arrived()
    expect(menu()?.textContent).toContain('Resolve')
  })

  it.each(['ArrowDown', 'Enter', ' '])(
    'opens at the key “%s”, with its first entry in focus, and gives the focus back',
    async (key) => {
      aMenu()
      button().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      await arrived()
      await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Snooze'))
      expect(document.activeElement?.role).toBe('menuitem')

      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
      await vi.waitFor(() => expect(menu()).toBeNull())
      await vi.waitFor(() => expect(document.activeElement).toBe(button()))
    },
  )
})
