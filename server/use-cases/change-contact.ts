/** What agents know of a contact, edited by hand. */
import { fits, type FieldValues } from '@/domain/contact-field'
import type { Contact } from '@/domain/contact'
import { AppError } from '@/domain/errors'
import { ContactFieldId, type ContactId } from '@/domain/ids'
import type { ContactChange } from '@/protocol/hub-api'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'

type Wanted = z.infer<typeof ContactChange>

export interface ChangeContact {
  contactId: ContactId
  change: Wanted
}

export function changeContact({ contactId, change }: ChangeContact): Change<Contact> {
  return {
    needs: { contacts: [contactId], labels: change.labelIds ?? [], contactFields: fieldIds(change) },
    decide(rows, seq) {
      const before = rows.get('contacts', contactId)
      if (!before) throw new AppError('contact_not_found', { contactId })
      const unknown = change.labelIds?.find((id) => !rows.get('labels', id))
      if (unknown) throw new AppError('label_not_found', { labelId: unknown })
      const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const after = {
        ...before,
        ...defined,
        fields: withFields(rows, before.fields, change.fields ?? {}),
        labelIds: change.labelIds ? [...new Set(change.labelIds)] : before.labelIds,
      }
      if (isDeepStrictEqual(before, after)) return { value: before }
      const contact = { ...after, version: seq }
      return { value: contact, event: { type: 'contact.changed', rows: { contacts: [contact] } } }
    },
  }
}

const fieldIds = ({ fields = {} }: Wanted) => Object.keys(fields).map((id) => ContactFieldId.parse(id))

/** Also for what a widget's form collects. `null` takes a value away; fields that are not named stay as they are. */
export function withFields(rows: Loaded, before: FieldValues, change: NonNullable<Wanted['fields']>): FieldValues {
  const after = { ...before }
  for (const [id, value] of Object.entries(change)) {
    const fieldId = ContactFieldId.parse(id)
    const field = rows.get('contactFields', fieldId)
    if (value === null) delete after[fieldId]
    else if (!field) throw new AppError('contact_field_not_found', { fieldId })
    else if (value !== before[fieldId] && !fits(field, value))
      throw new AppError('contact_field_value_invalid', { fieldId })
    else after[fieldId] = value
  }
  return after
}
