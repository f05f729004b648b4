/** The demo's team, labels and channels. */
import type { Channel } from '@/domain/channel'
import type { Role } from '@/domain/permissions'
import type { AgentKey, LabelKey } from './types'

/** For every demo sign-in. The demo listens on this machine only. */
export const PASSWORD = 'tidewater-demo'

export const AGENTS: Record<AgentKey, { name: string; email: string; role: Role; availability: 'available' | 'away' }> =
  {
    mia: { name: 'Mia Lund', email: 'mia@tidewater.example', role: 'admin', availability: 'available' },
    kenji: { name: 'Kenji Tanaka', email: 'kenji@tidewater.example', role: 'supervisor', availability: 'available' },
    priya: { name: 'Priya Shah', email: 'priya@tidewater.example', role: 'agent', availability: 'available' },
    sam: { name: 'Sam Ortiz', email: 'sam@tidewater.example', role: 'agent', availability: 'available' },
    lea: { name: 'Léa Moreau', email: 'lea@tidewater.example', role: 'agent', availability: 'away' },
  }

export const LABELS: Record<LabelKey, { name: string; hue: number }> = {
  shipping: { name: 'Shipping', hue: 230 },
  returns: { name: 'Returns', hue: 25 },
  sizing: { name: 'Sizing', hue: 195 },
  stock: { name: 'Back in stock', hue: 75 },
  repair: { name: 'Repair', hue: 155 },
  wholesale: { name: 'Wholesale', hue: 295 },
  praise: { name: 'Praise', hue: 340 },
  vip: { name: 'Regular', hue: 50 },
}

export const INBOXES: Record<Exclude<Channel, 'webchat'>, string> = {
  messenger: 'Tidewater on Messenger',
  instagram: '@tidewater.coast',
  whatsapp: '+47 55 00 42 10',
  telegram: '@tidewater_help',
  line: '@tidewater',
  email: 'hello@tidewater.example',
}
