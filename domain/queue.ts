/** Whose conversations the list shows. Free of zod, for pages. */
export const QUEUES = ['all', 'mine', 'unassigned', 'bot'] as const
export type Queue = (typeof QUEUES)[number]
