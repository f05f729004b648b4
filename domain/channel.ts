/** The kinds of transport. What each may do (windows, limits, recall) is policy data, added with the channel. */
export const CHANNELS = ['webchat', 'messenger', 'instagram', 'whatsapp', 'telegram', 'line', 'email'] as const
export type Channel = (typeof CHANNELS)[number]
