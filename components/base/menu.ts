/** What a menu shows, as data. */
import type { IconName } from './icons'

export type MenuEntry =
  | { kind: 'item'; id: string; label: string; icon?: IconName; detail?: string; disabled?: boolean; danger?: boolean }
  | { kind: 'check'; id: string; label: string; checked: boolean; hue?: number; disabled?: boolean }
  | { kind: 'title'; label: string }
  | { kind: 'line' }
