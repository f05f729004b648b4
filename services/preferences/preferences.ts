/** What this person prefers in this browser. Not the workspace's business: kept here, and erased with local data. */
import { browser } from 'wxt/browser'

export type Preferences = {
  /** null: as the browser says. */
  language: 'en' | 'zh-CN' | null
  theme: 'light' | 'dark' | 'system'
  /** One switch for all keyboard shortcuts of the sidebar. */
  shortcuts: boolean
  /** What sends: Enter, or Ctrl+Enter (⌘ on a Mac) while Enter makes a line. */
  sendsWith: 'enter' | 'mod-enter'
  notifications: boolean
  /** Notifications say who wrote, never what. */
  hideText: boolean
}

export const DEFAULT_PREFERENCES: Preferences = {
  language: null,
  theme: 'system',
  shortcuts: true,
  sendsWith: 'enter',
  notifications: true,
  hideText: false,
}

export const PREFERENCES_KEY = 'preferences'

export async function readPreferences(): Promise<Preferences> {
  const stored = await browser.storage.local.get<{ [PREFERENCES_KEY]?: Partial<Preferences> }>(PREFERENCES_KEY)
  return { ...DEFAULT_PREFERENCES, ...stored[PREFERENCES_KEY] }
}

export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  await browser.storage.local.set({ [PREFERENCES_KEY]: { ...(await readPreferences()), ...change } })
}

/** Tells `onChange` of every change made in any context. Returns how to stop. */
export function watchPreferences(onChange: (now: Preferences) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[PREFERENCES_KEY] : undefined
    if (change) onChange({ ...DEFAULT_PREFERENCES, ...(change.newValue as Partial<Preferences> | undefined) })
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}
