/** The person outside who writes. */
import { z } from 'zod'
import { FieldValues } from './contact-field'
import { AgentId, ContactId, ContactNoteId, Instant, LabelId, VisitId, Version } from './ids'
import { WebUrl } from './product'

export const CONTACT_NAME_MAX = 200
export const CONTACT_NOTE_MAX = 10_000

export const Contact = z.object({
  id: ContactId,
  version: Version,
  /** What the contact said their name is; null until they did. `displayName()` gives a name for the screen. */
  name: z.string().max(CONTACT_NAME_MAX).nullable(),
  email: z.email().max(320).nullable(),
  phone: z.string().max(40).nullable(),
  /** BCP 47. */
  language: z.string().max(35).nullable(),
  gender: z.enum(['female', 'male', 'other']).nullable(),
  /** IANA name, as the contact's browser reported it. */
  timeZone: z.string().max(64).nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2).nullable(),
  labelIds: z.array(LabelId),
  /** What the workspace's own fields say of them (contact-field.ts). */
  fields: FieldValues,
  firstSeenAt: Instant,
  lastSeenAt: Instant,
})
export type Contact = z.infer<typeof Contact>

/** Noted down about the person, for agents only. Whoever wrote it may take it away: then the row stays, without its words. */
export const ContactNote = z.object({
  id: ContactNoteId,
  version: Version,
  contactId: ContactId,
  authorId: AgentId,
  text: z.string().trim().max(CONTACT_NOTE_MAX),
  createdAt: Instant,
  removedAt: Instant.nullable(),
})
export type ContactNote = z.infer<typeof ContactNote>

/** One page of the shop, looked at once. */
export const Visit = z.object({
  id: VisitId,
  contactId: ContactId,
  url: WebUrl,
  title: z.string().max(300),
  referrer: WebUrl.nullable(),
  enteredAt: Instant,
  /** Time the page was in view. Grows while the contact is on it. */
  spentMs: z.number().int().nonnegative(),
})
export type Visit = z.infer<typeof Visit>
