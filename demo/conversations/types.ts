/** The demo's conversations as they are written down: data, made into rows by demo/seed. */
import type { Channel } from '@/domain/channel'
import type { Tone } from '../catalogue/tones'

export type AgentKey = 'mia' | 'kenji' | 'priya' | 'sam' | 'lea'
export type LabelKey = 'shipping' | 'returns' | 'sizing' | 'stock' | 'repair' | 'wholesale' | 'praise' | 'vip'

export type TeamKey = 'orders' | 'returns'

/** `me`: the contact. An agent's key: that agent. `bot`: the bot. */
export type Line =
  | readonly ['me' | AgentKey | 'bot', string]
  /** A product card of an agent: handle, colour (the first if left out). */
  | { readonly card: string; readonly tone?: Tone; readonly by: AgentKey }
  /** Seen by agents only. */
  | { readonly note: string; readonly by: AgentKey }
  /** An agent's message that the channel refused, with its code. */
  | { readonly failed: string; readonly by: AgentKey; readonly code: string }
  /** Hours of silence before the next line. */
  | { readonly pause: number }

export interface DemoConversation {
  /** Unique; every id is made of it, so seeding twice makes nothing twice. */
  key: string
  channel: Channel
  contact: {
    name: string | null
    language: string
    country: string
    timeZone: string
    email?: string
    phone?: string
    gender?: 'female' | 'male' | 'other'
    labels?: LabelKey[]
  }
  status?: 'open' | 'snoozed' | 'resolved'
  assignee?: AgentKey
  team?: TeamKey
  /** The bot hosts it. */
  bot?: boolean
  labels?: LabelKey[]
  /** Minutes since its last line, at seeding. */
  ago: number
  /** How many of the contact's last messages nobody has read. */
  unread?: number
  /** Website only: pages looked at, the newest last, with seconds on each. */
  visits?: readonly (readonly [path: string, seconds: number])[]
  /** What the contact thought of it; asked for by its agent a few minutes before. Without stars: asked, not answered yet. */
  rated?: { stars?: 1 | 2 | 3 | 4 | 5; comment?: string }
  lines: readonly Line[]
}
