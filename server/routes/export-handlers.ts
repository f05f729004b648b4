/** Preparing what somebody takes away as a file, and the link that gives it to them. */
import { AppError } from '@/domain/errors'
import type { CONSOLE_ENDPOINTS } from '@/protocol/console-api'
import { API_BASE } from '@/protocol/hub-api'
import type { HubDeps } from '../deps'
import { isTimeZone } from '../export/csv'
import { contactZip, measureContact } from '../export/export-contact'
import { conversationsCsv } from '../export/export-conversations'
import { streamOf } from '../export/one-moment'
import { dispositionOf } from './attachment-handlers'
import { askingOf, trailOf, type ExportRoute } from './console-handlers'
import type { HandlersFor } from './route-types'

export function exportHandlers(deps: HubDeps): Pick<HandlersFor<typeof CONSOLE_ENDPOINTS>, ExportRoute> {
  const { consoleStore: store, audit, exports, pool, now } = deps
  const pathOf = (ticket: string) => `${API_BASE}/exports/${ticket}`
  return {
    async prepareExport({ caller, body, c }) {
      if (!isTimeZone(body.timeZone)) throw new AppError('invalid_request', { where: 'timeZone' })
      const rows = await store.count(askingOf(caller), body.filter)
      const prepared = { kind: 'conversations', request: body } as const
      const { ticket, expiresAt } = await exports.issue(caller.workspaceId, caller.agentId, prepared)
      const narrowed = Object.entries(body.filter).filter(([, value]) =>
        Array.isArray(value) ? value.length > 0 : value,
      )
      await audit.write(trailOf(deps, caller, c), {
        action: 'conversations.exported',
        details: { rows, filters: narrowed.map(([kind]) => kind), columns: body.columns.length },
      })
      return { rows, path: pathOf(ticket), expiresAt }
    },
    async prepareContactExport({ caller, params: { contactId }, c }) {
      const held = await measureContact(pool, { workspaceId: caller.workspaceId, contactId })
      const prepared = { kind: 'contact', contactId } as const
      const { ticket, expiresAt } = await exports.issue(caller.workspaceId, caller.agentId, prepared)
      // By number, as when one is erased: the log outlives them.
      await audit.write(trailOf(deps, caller, c), { action: 'contact.exported', target: contactId, details: held })
      return { ...held, path: pathOf(ticket), expiresAt }
    },
    async downloadExport({ params, c }) {
      const { prepared, asking } = await exports.redeem(params.ticket)
      const day = new Date(now()).toISOString().slice(0, 10)
      const sent = (bytes: AsyncGenerator<Uint8Array, void, undefined>, name: string, type: string) =>
        c.body(streamOf(bytes), 200, {
          'content-type': type,
          'content-disposition': dispositionOf(name),
          'cache-control': 'private, no-store',
        })
      if (prepared.kind === 'conversations')
        return sent(
          conversationsCsv(pool, prepared.request, asking),
          `conversations-${day}.csv`,
          'text/csv; charset=utf-8',
        )
      const { contactId } = prepared
      const bytes = contactZip(pool, { workspaceId: asking.workspaceId, contactId }, now())
      return sent(bytes, `contact-${contactId.slice(0, 8)}-${day}.zip`, 'application/zip')
    },
  }
}
