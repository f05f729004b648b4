/** What an export may tell of each conversation, in the order of its columns. Free of zod, for pages. */
export const EXPORT_COLUMNS = [
  'contact',
  'email',
  'phone',
  'channel',
  'inbox',
  'labels',
  'agent',
  'team',
  'state',
  'rating',
  'ratingComment',
  'score',
  'firstReply',
  'messages',
  'createdAt',
  'lastActivityAt',
  'preview',
  'id',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]
