/** What a menu shows, as data. */
import type { IconName } from './icons'

export type MenuEntry =
  | {
      kind: 'item'
      id: string
      label: string
      icon?: IconName
      detail?: string
      danger?: boolean
      /** Given: it cannot be done, for this reason. It is chosen all the same, for whoever says so. */
      why?: string | undefined
    }
  | {
      kind: 'check'
      id: string
      label: string
      checked: boolean
      hue?: number
      detail?: string
      disabled?: boolean
      /** One of several: choosing it is all there is to do. */ closes?: boolean
    }
  | { kind: 'title'; label: string }
  | { kind: 'line' }
