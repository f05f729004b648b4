/** Canned responses: the team's, for whoever may keep them, and everybody's own. */
import type { CannedResponse } from '@/domain/canned'
import { AppError } from '@/domain/errors'
import type { AgentId, CannedId } from '@/domain/ids'
import { may, type Powers } from '@/domain/permissions'
import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'

type By = Powers & { agentId: AgentId }
type Written = Pick<CannedResponse, 'shortcut' | 'title' | 'texts'>

/** The same id again gives the stored one. */
export function createCanned(
  { own, ...written }: Written & { id: CannedId; /** Otherwise the team's. */ own: boolean },
  by: By,
): Change<CannedResponse> {
  return {
    needs: { canned: [written.id], shortcuts: [written.shortcut] },
    decide(rows, seq) {
      const stored = rows.get('canned', written.id)
      const row: CannedResponse = { ...written, version: seq, ownerId: own ? by.agentId : null, archived: false }
      mustBeTheirs(stored ?? row, by)
      if (stored) return { value: stored }
      mustBeFree(rows, row)
      return { value: row, event: { type: 'canned.changed', rows: { canned: [row] } } }
    },
  }
}

export function changeCanned(id: CannedId, change: Partial<Written>, by: By): Change<CannedResponse> {
  return {
    needs: { canned: [id], shortcuts: change.shortcut ? [change.shortcut] : [] },
    decide(rows, seq) {
      const before = rows.get('canned', id)
      if (!before || before.archived) throw new AppError('canned_not_found', { cannedId: id })
      mustBeTheirs(before, by)
      const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const after = { ...before, ...defined }
      if (isDeepStrictEqual(before, after)) return { value: before }
      mustBeFree(rows, after)
      const row = { ...after, version: seq }
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

/** Of what one person has at hand, a shortcut names one: a shortcut of one's own may hide the team's. */
function mustBeFree(rows: Loaded, row: CannedResponse): void {
  const taken = rows
    .all('canned')
    .find(
      ({ id, archived, ownerId, shortcut }) =>
        id !== row.id && !archived && ownerId === row.ownerId && shortcut.toLowerCase() === row.shortcut.toLowerCase(),
    )
  if (taken) throw new AppError('shortcut_taken', { cannedId: taken.id })
}

/** Somebody else's own one does not exist for others: there is nothing they could do with it. */
function mustBeTheirs({ id, ownerId }: CannedResponse, by: By): void {
  if (ownerId === null && !may(by, 'canned.manage'))
    throw new AppError('permission_denied', { permission: 'canned.manage' })
  if (ownerId !== null && ownerId !== by.agentId) throw new AppError('canned_not_found', { cannedId: id })
}
