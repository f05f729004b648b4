/** What agents ask for about contacts. Each handler calls one use case or one query. */
import type { ContactField } from '@/domain/contact-field'
import type { ENDPOINTS } from '@/protocol/hub-api'
import type { HubDeps } from '../deps'
import { changeContact } from '../use-cases/change-contact'
import { addContactNote, removeContactNote } from '../use-cases/contact-notes'
import { eraseContact } from '../use-cases/erase-contact'
import {
  changeContactField,
  createContactField,
  orderContactFields,
  removeContactField,
} from '../use-cases/manage-contact-fields'
import { mergeContacts, undoMerge } from '../use-cases/merge-contacts'
import { audited } from '../store/audit'
import { trailOf } from './console-handlers'
import type { HandlersFor } from './route-types'

type ContactRoute =
  | 'getContact'
  | 'getContactProfile'
  | 'searchContacts'
  | 'listDuplicates'
  | 'changeContact'
  | 'mergeContacts'
  | 'undoMerge'
  | 'eraseContact'
  | 'addContactNote'
  | 'removeContactNote'
  | 'listVisits'
  | 'createContactField'
  | 'changeContactField'
  | 'removeContactField'
  | 'orderContactFields'
  | 'countContactFieldUses'

const fieldChanged = ({ name }: Pick<ContactField, 'name'>) => ({ action: 'setting.changed', target: name }) as const

export function contactHandlers(deps: HubDeps): Pick<HandlersFor<typeof ENDPOINTS>, ContactRoute> {
  const { commit, reader, contactReader, now } = deps
  return {
    getContact: ({ caller, params }) => reader.getContact(caller.workspaceId, params.contactId),
    getContactProfile: ({ caller, params }) => contactReader.profile(caller.workspaceId, params.contactId),
    searchContacts: ({ caller, query }) => contactReader.search(caller.workspaceId, query.search, query.limit),
    listDuplicates: ({ caller, params }) => contactReader.duplicates(caller.workspaceId, params.contactId),
    changeContact: ({ caller, params, body }) => commit(caller.workspaceId, changeContact({ ...params, change: body })),
    mergeContacts({ caller, params, body, c }) {
      const { workspaceId, agentId } = caller
      const change = mergeContacts({ ...body, workspaceId, keptId: params.contactId, by: agentId, now: now() })
      // By number: the log outlives the contact, and must not keep a name that was erased.
      const entry = { action: 'contact.merged', target: params.contactId, details: { other: body.otherId } } as const
      return commit(
        workspaceId,
        audited(change, trailOf(deps, caller, c), () => entry),
      )
    },
    async undoMerge({ caller, params, c }) {
      const { workspaceId, agentId } = caller
      const merge = await contactReader.merge(workspaceId, params.mergeId)
      const change = undoMerge({ workspaceId, merge, by: agentId, now: now() })
      const entry = { action: 'contact.unmerged', target: merge.keptId, details: { other: merge.other.id } } as const
      await commit(
        workspaceId,
        audited(change, trailOf(deps, caller, c), () => entry),
      )
    },
    eraseContact({ caller, params, c }) {
      const change = eraseContact(caller.workspaceId, params.contactId)
      return commit(
        caller.workspaceId,
        audited(change, trailOf(deps, caller, c), ({ conversations }) => ({
          action: 'contact.erased',
          target: params.contactId,
          details: { conversations },
        })),
      )
    },
    addContactNote: ({ caller, params, body }) =>
      commit(caller.workspaceId, addContactNote({ ...params, ...body, authorId: caller.agentId, now: now() })),
    async removeContactNote({ caller, params }) {
      await commit(caller.workspaceId, removeContactNote({ id: params.noteId, by: caller.agentId, now: now() }))
    },
    listVisits: ({ caller, params, query }) => reader.listVisits(caller.workspaceId, params.contactId, query.limit),

    createContactField: ({ caller, body, c }) =>
      commit(caller.workspaceId, audited(createContactField(body), trailOf(deps, caller, c), fieldChanged)),
    changeContactField: ({ caller, params, body, c }) => {
      const change = changeContactField(params.contactFieldId, body)
      return commit(caller.workspaceId, audited(change, trailOf(deps, caller, c), fieldChanged))
    },
    async removeContactField({ caller, params, c }) {
      const change = removeContactField(caller.workspaceId, params.contactFieldId)
      await commit(
        caller.workspaceId,
        audited(change, trailOf(deps, caller, c), (_none, before) => {
          const was = before.get('contactFields', params.contactFieldId)
          return was ? { ...fieldChanged(was), details: { removed: true } } : null
        }),
      )
    },
    orderContactFields({ caller, body, c }) {
      const entry = ({ contactFields }: { contactFields: ContactField[] }) =>
        ({
          action: 'setting.changed',
          target: 'contact fields',
          details: { order: contactFields.map(({ name }) => name) },
        }) as const
      return commit(caller.workspaceId, audited(orderContactFields(body.ids), trailOf(deps, caller, c), entry))
    },
    countContactFieldUses: ({ caller }) => contactReader.fieldUses(caller.workspaceId),
  }
}
