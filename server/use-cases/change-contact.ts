/** What agents know of a contact, edited by hand. */
import type { Contact } from '@/domain/contact'
import { AppError } from '@/domain/errors'
import type { ContactId } from '@/domain/ids'
import type { ContactChange } from '@/protocol/hub-api'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Change } from '../store/commit'

export interface ChangeContact {
  contactId: ContactId
  change: z.infer<typeof ContactChange>
}

export function changeContact({ contactId, change }: ChangeContact): Change<Contact> {
  return {
    needs: { contacts: [contactId], labels: change.labelIds ?? [] },
    decide(rows, seq) {
      const before = rows.get('contacts', contactId)
      if (!before) throw new AppError('contact_not_found', { contactId })
      const unknown = change.labelIds?.find((id) => !rows.get('labels', id))
      if (unknown) throw new AppError('label_not_found', { labelId: unknown })
      const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const after = {
        ...before,
        ...defined,
        labelIds: change.labelIds ? [...new Set(change.labelIds)] : before.labelIds,
      }
      if (isDeepStrictEqual(before, after)) return { value: before }
      const contact = { ...after, version: seq }
      return { value: contact, event: { type: 'contact.changed', rows: { contacts: [contact] } } }
    },
  }
}
