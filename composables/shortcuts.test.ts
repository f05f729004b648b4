// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { conflictOf, keysOf, shortcutOf } from './shortcuts'
import type { ShortcutId, ShortcutKeys } from './shortcuts'

/** What the page would do for a key pressed in `html`'s first element. */
function press(
  key: string,
  html = '<div tabindex="0"></div>',
  init: KeyboardEventInit = {},
  custom: ShortcutKeys = {},
): ShortcutId | null {
  document.body.innerHTML = html
  let meant: ShortcutId | null = null
  const listen = (event: KeyboardEvent) => (meant = shortcutOf(event, custom))
  document.addEventListener('keydown', listen, { once: true })
  document.body.firstElementChild!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }))
  return meant
}

afterEach(() => document.body.replaceChildren())

describe('shortcutOf', () => {
  it.each([
    ['j', 'next'],
    ['ArrowUp', 'previous'],
    ['/', 'search'],
    ['Escape', 'back'],
    ['E', 'resolve'],
  ])('%s means %s', (key, id) => {
    expect(press(key)).toBe(id)
  })

  it.each(['<input>', '<textarea></textarea>', '<div contenteditable="true"></div>', '<select></select>'])(
    'pain 15: typing j into %s is a letter',
    (html) => {
      expect(press('j', html)).toBeNull()
    },
  )

  it('pain 15: nothing fires while an input method composes, not even Escape', () => {
    expect(press('j', undefined, { isComposing: true })).toBeNull()
    expect(press('Escape', '<textarea></textarea>', { isComposing: true })).toBeNull()
    expect(press('j', undefined, { keyCode: 229 })).toBeNull()
  })

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])(
    'pain 15: with %o it is the browser’s, or a typed letter such as ą',
    (init) => {
      expect(press('n', undefined, init)).toBeNull()
    },
  )

  it('pain 15: AltGr types @, whatever else it reports', () => {
    const event = new KeyboardEvent('keydown', { key: 'n' })
    Object.defineProperty(event, 'getModifierState', { value: (name: string) => name === 'AltGraph' })
    expect(shortcutOf(event)).toBeNull()
  })

  it('Escape leaves a text field', () => {
    expect(press('Escape', '<textarea></textarea>')).toBe('back')
  })

  it('Enter on a button is the button’s', () => {
    expect(press('Enter', '<button></button>')).toBeNull()
  })
})

describe('shortcuts as a person has made them', () => {
  it('answer to their new key, no more to the old one, and a letter’s arrow stays', () => {
    const custom = { next: 'd' }
    expect(press('d', undefined, {}, custom)).toBe('next')
    expect(press('j', undefined, {}, custom)).toBeNull()
    expect(press('ArrowDown', undefined, {}, custom)).toBe('next')
  })
  it('answer to nothing when switched off, except the one that leads out', () => {
    expect(press('e', undefined, {}, { resolve: null })).toBeNull()
    expect(press('Escape', undefined, {}, { back: null })).toBe('back')
    expect(keysOf('resolve', { resolve: null })).toEqual([])
  })
  it('the palette comes up from the middle of a sentence, but not of a composition', () => {
    const field = '<textarea></textarea>'
    expect(press('k', field, { ctrlKey: true })).toBe('palette')
    expect(press('k', field, { ctrlKey: true, isComposing: true })).toBeNull()
    expect(press('k', field, { ctrlKey: true, altKey: true })).toBeNull()
  })
  it.each([
    ['e', 'reply', {}, { kind: 'taken', by: 'resolve' }],
    ['e', 'resolve', {}, null],
    ['e', 'reply', { resolve: null }, null],
    ['j', 'reply', { next: 'd' }, null],
    [' ', 'reply', {}, { kind: 'unusable' }],
    ['Enter', 'reply', {}, { kind: 'unusable' }],
    ['Mod+c', 'reply', {}, { kind: 'unusable' }],
    ['Mod+k', 'search', {}, { kind: 'taken', by: 'palette' }],
    ['Mod+e', 'search', {}, null],
    ['ł', 'reply', {}, null],
  ] as [string, ShortcutId, ShortcutKeys, unknown][])('%s for %s with %j: %j', (key, id, custom, conflict) => {
    expect(conflictOf(key, id, custom)).toEqual(conflict)
  })
})
