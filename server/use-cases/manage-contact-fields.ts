/** The workspace's own fields of a contact. */
import type { ContactField } from '@/domain/contact-field'
import { AppError } from '@/domain/errors'
import type { ContactFieldId, WorkspaceId } from '@/domain/ids'
import type { Change } from '../store/commit'

/** The same id again gives the stored field. */
export function createContactField(wanted: Omit<ContactField, 'version'>): Change<ContactField> {
  return {
    needs: { contactFields: [wanted.id] },
    decide(rows, seq) {
      const stored = rows.get('contactFields', wanted.id)
      if (stored) return { value: stored }
      const field = withChoices({ ...wanted, version: seq })
      return { value: field, event: { type: 'contactField.changed', rows: { contactFields: [field] } } }
    },
  }
}

export type ContactFieldChange = Partial<Pick<ContactField, 'name' | 'choices' | 'rank'>>

export function changeContactField(id: ContactFieldId, change: ContactFieldChange): Change<ContactField> {
  return {
    needs: { contactFields: [id] },
    decide(rows, seq) {
      const before = rows.get('contactFields', id)
      if (!before) throw new AppError('contact_field_not_found', { fieldId: id })
      const { name = before.name, choices = before.choices, rank = before.rank } = change
      const field = withChoices({ ...before, name, choices, rank, version: seq })
      return { value: field, event: { type: 'contactField.changed', rows: { contactFields: [field] } } }
    },
  }
}

/** Their ranks follow the order they are named in. One that was removed meanwhile is passed over. */
export function orderContactFields(ids: readonly ContactFieldId[]): Change<{ contactFields: ContactField[] }> {
  const wanted = [...new Set(ids)]
  return {
    needs: { contactFields: wanted },
    decide(rows, seq) {
      const there = wanted.flatMap((id) => rows.get('contactFields', id) ?? [])
      const moved = there.flatMap((field, rank) => (field.rank === rank ? [] : [{ ...field, rank, version: seq }]))
      const now = new Map(moved.map((field) => [field.id, field]))
      const value = { contactFields: there.map((field) => now.get(field.id) ?? field) }
      if (moved.length === 0) return { value }
      return { value, event: { type: 'contactField.changed', rows: { contactFields: moved } } }
    },
  }
}

/** Only a choice has choices, each once, and at least one. */
function withChoices(field: ContactField): ContactField {
  const choices = field.kind === 'choice' ? [...new Set(field.choices)] : []
  if (field.kind === 'choice' && choices.length === 0) throw new AppError('invalid_request', { where: 'choices' })
  return { ...field, choices }
}

/** As with a label (manage-labels.ts): a value whose field is unknown shows nowhere, so contacts need no new version. */
export function removeContactField(workspaceId: WorkspaceId, id: ContactFieldId): Change<null> {
  return {
    needs: { contactFields: [id] },
    decide(rows) {
      if (!rows.get('contactFields', id)) throw new AppError('contact_field_not_found', { fieldId: id })
      return {
        value: null,
        event: { type: 'contactField.removed', rows: {}, removed: { contactFields: [id] } },
        also: [
          {
            text: 'UPDATE contacts SET fields = fields - $2::text WHERE workspace_id = $1 AND fields ? $2::text',
            values: [workspaceId, id],
          },
        ],
      }
    },
  }
}
