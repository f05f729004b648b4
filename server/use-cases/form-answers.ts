/** What a visitor filled in before or instead of a chat: what of it the contact's row takes, and how the history tells it. */
import { z } from 'zod'
import type { Happening } from '@/domain/activity'
import { CONTACT_NAME_MAX, type Contact } from '@/domain/contact'
import { fits, type ContactField, type FieldValues } from '@/domain/contact-field'
import type { FormAnswers } from '@/protocol/widget-api'

export interface Collected {
  contact: Partial<Pick<Contact, 'name' | 'email' | 'phone'>>
  fields: FieldValues
  happening: Extract<Happening, { kind: 'form_answered' }> | null
}

/** The email of a contact is one that can be written to. */
const Email = z.email().max(320)
const PHONE_MAX = 40

/**
 * Nothing that was filled in is lost: what does not fit the contact still stands in the conversation, as it was written.
 * That required fields are filled in is the form's to ask; somebody who goes around it only hides from us who they are.
 */
export function readAnswers(form: z.output<typeof FormAnswers>, fields: readonly ContactField[]): Collected {
  const collected: Collected = { contact: {}, fields: {}, happening: null }
  const shown: { key: string; label: string | null; value: string }[] = []
  for (const [key, answer] of new Map(form.answers.map(({ key, value }) => [key, value.trim()]))) {
    if (answer === '') continue
    const field = fields.find(({ id }) => id === key)
    if (field) {
      const value = field.kind === 'number' ? Number(answer.replace(',', '.')) : answer
      if (fits(field, value)) collected.fields[field.id] = value
    } else if (key === 'name') collected.contact.name = answer.slice(0, CONTACT_NAME_MAX)
    else if (key === 'email' && Email.safeParse(answer).success) collected.contact.email = answer
    else if (key === 'phone') collected.contact.phone = answer.slice(0, PHONE_MAX)
    else if (key !== 'email') continue // a field that was removed meanwhile, or none of ours
    shown.push({ key, label: field?.name ?? null, value: answer })
  }
  if (shown.length > 0) collected.happening = { kind: 'form_answered', form: form.kind, answers: shown }
  return collected
}
