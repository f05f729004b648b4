/** What the hub keeps, and for how long. */
import { MERGE_UNDO_MS } from '@/domain/contact-merge'
import type { Retention } from '@/domain/retention'
import type { PRIVACY_ENDPOINTS } from '@/protocol/privacy-api'
import { SESSION_MS } from '../auth/identity'
import type { HubDeps } from '../deps'
import { TICKET_MS } from '../export/tickets'
import { UNSENT_KEPT_MS } from '../store/attachment-store'
import { auditStatement } from '../store/audit'
import { STRANGERS_VISITS_KEPT_MS } from '../store/forget-expired'
import { countData } from '../store/hub-data'
import { LOG_KEPT_MS } from '../store/trim-log'
import { trailOf } from './console-handlers'
import type { HandlersFor } from './route-types'

/** The very numbers the hub goes by, so that what is said of them cannot be out of date. */
const KEPT = {
  logMs: LOG_KEPT_MS,
  unsentFilesMs: UNSENT_KEPT_MS,
  strangersVisitsMs: STRANGERS_VISITS_KEPT_MS,
  exportLinkMs: TICKET_MS,
  sessionMs: SESSION_MS,
  mergeUndoMs: MERGE_UNDO_MS,
}
const wordsOf = (days: number | null) => (days === null ? '∞' : `${days} d`)
const inWords = ({ visitDays, resolvedDays }: Retention) => ({
  visits: wordsOf(visitDays),
  resolved: wordsOf(resolvedDays),
})

export function privacyHandlers(deps: HubDeps): HandlersFor<typeof PRIVACY_ENDPOINTS> {
  const { pool, retention } = deps
  return {
    async getHubData({ caller: { workspaceId } }) {
      const [counts, rules] = await Promise.all([countData(pool, workspaceId), retention.get(workspaceId)])
      return { counts, kept: KEPT, retention: rules }
    },
    changeRetention({ caller, body, c }) {
      const entry = { action: 'setting.changed', target: 'retention', details: inWords(body) } as const
      return retention.set(caller.workspaceId, body, [auditStatement(trailOf(deps, caller, c), entry)])
    },
  }
}
