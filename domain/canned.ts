/** A canned response: a reply written once, in several languages, and put into the composer by its shortcut. */
import { z } from 'zod'
import { AgentId, CannedId, Version } from './ids'
import { MESSAGE_TEXT_MAX } from './limits'

export const CANNED_LANGUAGES_MAX = 20

/** A text per language (BCP 47), at least one. */
export const CannedTexts = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().trim().min(1).max(MESSAGE_TEXT_MAX))
  .refine((texts) => Object.keys(texts).length > 0 && Object.keys(texts).length <= CANNED_LANGUAGES_MAX)

export const CannedResponse = z.object({
  id: CannedId,
  version: Version,
  /** What is typed after the slash: a word of any script. */
  shortcut: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[^\s/]+$/u),
  title: z.string().trim().min(1).max(120),
  texts: CannedTexts,
  /** Whose own it is; null: the whole team's. One's own is in nobody else's way, but it is no secret. */
  ownerId: AgentId.nullable(),
  /** Taken out of use. The row stays, so that everybody who holds a copy learns of it. */
  archived: z.boolean(),
})
export type CannedResponse = z.infer<typeof CannedResponse>
