/** What the background pushes to pages. Free of zod: pages import it, and what they get is ours. */
import type { PageDescription } from '@/domain/page'

/** What the hub and we agree on now. `since` is when it became so. */
export type SyncState = 'signed-out' | 'live' | 'catching-up' | 'offline'

/** Pushes over the port PAGE_PORT: what the database does not hold. A page reopens the port when it drops. */
export const PAGE_PORT = 'page'
export type Push =
  | { kind: 'sync'; state: SyncState; since: number; behind: number | null }
  | { kind: 'presence'; online: string[] }
  /** Agents who are connected, by any browser of theirs; null: not known. */
  | { kind: 'agents'; online: string[] | null }
  | { kind: 'typing'; conversationId: string; agentId: string | null; isTyping: boolean }
  | { kind: 'looking'; agentId: string; conversationId: string | null }
  /** Show this conversation: its notification was pressed. */
  | { kind: 'open'; conversationId: string }
  | { kind: 'page'; tabId: number; page: PageDescription | null }
