/** Canned responses: the team's, for whoever may keep them, and everybody's own. */
import type { CannedResponse } from '@/domain/canned'
import { AppError } from '@/domain/errors'
import type { AgentId, CannedId } from '@/domain/ids'
import { may, type Role } from '@/domain/permissions'
import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../store/commit'

type By = { agentId: AgentId; role: Role }
export interface SaveCanned extends Pick<CannedResponse, 'id' | 'shortcut' | 'title' | 'texts'> {
  /** The writer's own; otherwise the team's. */
  own: boolean
  by: By
}

export function saveCanned({ own, by, ...written }: SaveCanned): Change<CannedResponse> {
  return {
    needs: { canned: [written.id], shortcuts: [written.shortcut] },
    decide(rows, seq) {
      const before = rows.get('canned', written.id)
      if (before) mustBeTheirs(before, by)
      const row: CannedResponse = { ...written, version: seq, ownerId: own ? by.agentId : null, archived: false }
      mustBeTheirs(row, by)
      const taken = rows
        .all('canned')
        .find(
          (other) =>
            other.id !== row.id &&
            !other.archived &&
            other.ownerId === row.ownerId &&
            other.shortcut.toLowerCase() === row.shortcut.toLowerCase(),
        )
      if (taken) throw new AppError('shortcut_taken', { cannedId: taken.id })
      if (before && isDeepStrictEqual({ ...before, version: seq }, row)) return { value: before }
      return { value: row, event: { type: 'canned.changed', rows: { canned: [row] } } }
    },
  }
}

/** Asked twice, it is gone once. */
export function removeCanned(id: CannedId, by: By): Change<null> {
  return {
    needs: { canned: [id] },
    decide(rows, seq) {
      const before = rows.get('canned', id)
      if (!before) throw new AppError('canned_not_found', { cannedId: id })
      mustBeTheirs(before, by)
      if (before.archived) return { value: null }
      const row = { ...before, version: seq, archived: true }
      return { value: null, event: { type: 'canned.changed', rows: { canned: [row] } } }
    },
  }
}

/** Somebody else's own one does not exist for others: there is nothing they could do with it. */
function mustBeTheirs({ id, ownerId }: CannedResponse, { agentId, role }: By): void {
  if (ownerId === null && !may(role, 'canned.manage'))
    throw new AppError('permission_denied', { permission: 'canned.manage' })
  if (ownerId !== null && ownerId !== agentId) throw new AppError('canned_not_found', { cannedId: id })
}
