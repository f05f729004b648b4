/** What bounds a contact field. Free of zod, for pages. */
export const FIELD_KINDS = ['text', 'number', 'date', 'choice'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export const FIELD_NAME_MAX = 60
export const FIELD_TEXT_MAX = 1_000
/** One choice's length, and how many there may be. */
export const CHOICE_MAX = 80
export const CHOICES_MAX = 100
