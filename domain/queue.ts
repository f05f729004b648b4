/** Whose conversations the list shows, and which: those to answer now, those put off, those done with. Free of zod, for pages. */
import type { Conversation } from './conversation'

export const QUEUES = ['all', 'mine', 'unassigned', 'bot'] as const
export type Queue = (typeof QUEUES)[number]

/** One for each state of a conversation. */
export const SHELVES = ['open', 'snoozed', 'resolved'] as const satisfies Conversation['status'][]
export type Shelf = (typeof SHELVES)[number]
