/**
 * Every shortcut of the sidebar, in one table. Its keys are single ones, which never fire while somebody types; only the
 * palette has Ctrl (⌘ on a Mac), so that it comes up from the middle of a sentence too. Alt is never used: it types letters.
 */
export const SHORTCUTS = [
  { id: 'palette', keys: ['Mod+k'] },
  { id: 'next', keys: ['j', 'ArrowDown'] },
  { id: 'previous', keys: ['k', 'ArrowUp'] },
  { id: 'open', keys: ['Enter'] },
  { id: 'select', keys: ['x'] },
  { id: 'search', keys: ['/'] },
  { id: 'back', keys: ['Escape'] },
  { id: 'reply', keys: ['r'] },
  { id: 'note', keys: ['n'] },
  { id: 'recommend', keys: ['p'] },
  { id: 'resolve', keys: ['e'] },
  { id: 'undo', keys: ['z'] },
  { id: 'help', keys: ['?'] },
] as const satisfies readonly { id: string; keys: readonly string[] }[]

export type ShortcutId = (typeof SHORTCUTS)[number]['id']
/** What this person has made of them: another key, or null for none. What is left out is as it was. */
export type ShortcutKeys = Partial<Record<ShortcutId, string | null>>

/** Escape is how a keyboard leaves a place: nobody is locked in by their own settings. */
export const FIXED: ReadonlySet<ShortcutId> = new Set<ShortcutId>(['back'])

/** The keys that mean it; none when it is switched off. The arrows stay beside a letter that was changed. */
export function keysOf(id: ShortcutId, custom: ShortcutKeys): readonly string[] {
  const keys: readonly string[] = SHORTCUTS.find((shortcut) => shortcut.id === id)!.keys
  const chosen = FIXED.has(id) ? undefined : custom[id]
  if (chosen === undefined) return keys
  return chosen === null ? [] : [chosen, ...keys.slice(1)]
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)
const SHOWN: Record<string, string> = { Enter: '↵', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' }
/** As it stands on the keyboard. */
export function shownKey(key: string): string {
  const plain = key.replace(/^Mod\+/, '')
  const shown = SHOWN[plain] ?? (plain.length === 1 ? plain.toUpperCase() : plain)
  return plain === key ? shown : isMac() ? `⌘${shown}` : `Ctrl ${shown}`
}

/** The key that was pressed, in the words of the table; null for what no shortcut can be, such as a part of a composition. */
export function pressedKey(event: KeyboardEvent): string | null {
  if (event.isComposing || event.keyCode === 229) return null
  if (event.altKey || event.getModifierState?.('AltGraph')) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const [mod, other] = isMac() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (other) return null
  if (!mod) return key
  return event.shiftKey || key.length > 1 ? null : `Mod+${key}`
}

/** With Ctrl or ⌘ these edit text, or are the browser's own. */
const TAKEN_WITH_MOD = new Set('acvxzytnwrlqfps0123456789')
export type Conflict = { kind: 'unusable' } | { kind: 'taken'; by: ShortcutId }

/** Why a key cannot mean this shortcut; null: it can. */
export function conflictOf(key: string, id: ShortcutId, custom: ShortcutKeys): Conflict | null {
  const plain = key.replace(/^Mod\+/, '')
  if (plain.length !== 1 || plain === ' ' || (plain !== key && TAKEN_WITH_MOD.has(plain))) return { kind: 'unusable' }
  const other = SHORTCUTS.find((each) => each.id !== id && keysOf(each.id, custom).includes(key))
  return other ? { kind: 'taken', by: other.id } : null
}

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
 * The shortcut a key press means, or null: none while typing, while an input method composes, or when somebody has dealt
 * with the key. Escape is the exception: it leaves a field, unless it ends a composition. So is what has Ctrl or ⌘.
 */
export function shortcutOf(event: KeyboardEvent, custom: ShortcutKeys = {}): ShortcutId | null {
  if (event.defaultPrevented) return null
  const key = pressedKey(event)
  if (key === null) return null
  const everywhere = key === 'Escape' || key.startsWith('Mod+')
  if (everywhere ? isLayer(event.target) : takesKeys(event.target)) return null
  if (needsItself(event.target, key)) return null
  return SHORTCUTS.find(({ id }) => keysOf(id, custom).includes(key))?.id ?? null
}
