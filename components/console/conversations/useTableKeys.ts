/** Keys of the table, while nobody types or composes: `/` searches, J and K move, R reviews, Escape closes. */
import { useEventListener } from '@vueuse/core'

interface Handlers {
  search(): void
  move(by: 1 | -1): void
  /** false: there is nothing to review. */
  review(): boolean | void
  close(): boolean | void
}

const TYPED_IN = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"]'

export function useTableKeys(handlers: Handlers, isOn: () => boolean): void {
  useEventListener(document, 'keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : null
    const layer = target?.closest('[role="menu"], [role="dialog"], [role="alertdialog"]')
    if (event.key === 'Escape') {
      if (!layer && handlers.close() !== false) event.preventDefault()
      return
    }
    if (!isOn() || target?.closest(TYPED_IN)) return
    const key = event.key.toLowerCase()
    if (key === '/') handlers.search()
    else if (key === 'j') handlers.move(1)
    else if (key === 'k') handlers.move(-1)
    else if (key !== 'r' || handlers.review() === false) return
    event.preventDefault()
  })
}
