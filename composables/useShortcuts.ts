/** Listens for shortcuts while the component lives. The switch is asked at every press, so turning it off is at once. */
import { useEventListener } from '@vueuse/core'
import type { ShortcutId, ShortcutKeys } from './shortcuts'
import { shortcutOf } from './shortcuts'

/** A handler answers false when the shortcut means nothing now; the key then stays the browser's. */
export type ShortcutHandlers = Partial<Record<ShortcutId, () => boolean | void>>

export function useShortcuts(
  handlers: ShortcutHandlers,
  isOn: () => boolean,
  keys: () => ShortcutKeys = () => ({}),
): void {
  useEventListener(document, 'keydown', (event) => {
    const id = shortcutOf(event, keys())
    // Escape is how a keyboard leaves a place; it is no letter anybody could miss.
    if (!id || (id !== 'back' && !isOn())) return
    const handle = handlers[id]
    if (handle && handle() !== false) event.preventDefault()
  })
}
