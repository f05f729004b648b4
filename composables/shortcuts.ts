/** Every shortcut of the sidebar, in one table. None has Ctrl or Alt: those belong to the browser and to typed letters. */
export const SHORTCUTS = [
  { id: 'next', keys: ['j', 'ArrowDown'], shown: 'J', where: 'list' },
  { id: 'previous', keys: ['k', 'ArrowUp'], shown: 'K', where: 'list' },
  { id: 'open', keys: ['Enter'], shown: '↵', where: 'list' },
  { id: 'search', keys: ['/'], shown: '/', where: 'everywhere' },
  { id: 'back', keys: ['Escape'], shown: 'Esc', where: 'everywhere' },
  { id: 'reply', keys: ['r'], shown: 'R', where: 'conversation' },
  { id: 'note', keys: ['n'], shown: 'N', where: 'conversation' },
  { id: 'resolve', keys: ['e'], shown: 'E', where: 'conversation' },
  { id: 'undo', keys: ['z'], shown: 'Z', where: 'everywhere' },
  { id: 'help', keys: ['?'], shown: '?', where: 'everywhere' },
] as const satisfies readonly {
  id: string
  keys: readonly string[]
  shown: string
  where: 'list' | 'conversation' | 'everywhere'
}[]

export type ShortcutId = (typeof SHORTCUTS)[number]['id']

const LAYERS = '[role="menu"], [role="dialog"], [role="alertdialog"]'
/** An open menu or dialog closes itself. */
function isLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(LAYERS) !== null
}

/** Keys the control under the focus needs for itself. */
function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select') || isLayer(target)
}

/** A button or link does its own Enter; a tab and a toolbar do their own arrows. */
function needsItself(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (key === 'Enter') return target.matches('button, a, summary')
  return (
    key.startsWith('Arrow') && target.matches('[role="tab"], [role="toolbar"] *, [role="radio"], [role="log"], article')
  )
}

/**
 * The shortcut a key press means, or null: none while typing, while an input method composes, with a modifier held, or
 * when somebody has dealt with the key. Escape is the exception: it leaves a field, unless it ends a composition.
 */
export function shortcutOf(event: KeyboardEvent): ShortcutId | null {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return null
  if (event.ctrlKey || event.metaKey || event.altKey || event.getModifierState?.('AltGraph')) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (key === 'Escape' ? isLayer(event.target) : takesKeys(event.target)) return null
  if (needsItself(event.target, key)) return null
  return SHORTCUTS.find(({ keys }) => (keys as readonly string[]).includes(key))?.id ?? null
}
