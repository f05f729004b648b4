/** What a workspace wants to know of its contacts beyond what every contact has: a club number, a shoe size, a birthday. */
import { z } from 'zod'
import { CHOICE_MAX, CHOICES_MAX, FIELD_KINDS, FIELD_NAME_MAX, FIELD_TEXT_MAX } from './contact-field-limits'
import { ContactFieldId, Version } from './ids'

export { FIELD_TEXT_MAX }
export type { FieldKind } from './contact-field-limits'

export const ContactField = z.object({
  id: ContactFieldId,
  version: Version,
  name: z.string().trim().min(1).max(FIELD_NAME_MAX),
  /** Never changes: the values that are there would mean something else. */
  kind: z.enum(FIELD_KINDS),
  /** Of a choice. A value that is no longer among them stays on the contacts that have it. */
  choices: z.array(z.string().trim().min(1).max(CHOICE_MAX)).max(CHOICES_MAX),
  /** Where it stands among the others, the lowest first. */
  rank: z.number().int(),
})
export type ContactField = z.infer<typeof ContactField>

/** A date is written `2026-11-20`. */
export const FieldValue = z.union([z.string().trim().min(1).max(FIELD_TEXT_MAX), z.number()])
export type FieldValue = z.infer<typeof FieldValue>

/** By the field's id. A field without a value is not in it. */
export const FieldValues = z.record(ContactFieldId, FieldValue)
export type FieldValues = z.infer<typeof FieldValues>

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** 31 February is none. */
export function isCalendarDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** May the field have this value? */
export function fits({ kind, choices }: Pick<ContactField, 'kind' | 'choices'>, value: FieldValue): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (typeof value !== 'string') return false
  if (kind === 'date') return isCalendarDate(value)
  return kind === 'text' || choices.includes(value)
}
