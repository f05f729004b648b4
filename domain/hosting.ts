/** Whose a conversation is. Free of zod, for pages. */
import type { Conversation } from './conversation'

/** Bot-hosted, unassigned or assigned: what the list shows and counts. */
export type Hosting = 'bot' | 'unassigned' | 'assigned'

export function hostingOf(c: Pick<Conversation, 'hostedByBot' | 'assigneeId' | 'teamId'>): Hosting {
  if (c.hostedByBot) return 'bot'
  return c.assigneeId ? 'assigned' : 'unassigned'
}
