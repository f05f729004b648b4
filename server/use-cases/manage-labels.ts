/** The workspace's labels. */
import type { Label } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import type { LabelId, WorkspaceId } from '@/domain/ids'
import type { Change } from '../store/commit'

/** The same id again gives the stored label. */
export function createLabel({ id, name, hue }: Pick<Label, 'id' | 'name' | 'hue'>): Change<Label> {
  return {
    needs: { labels: [id] },
    decide(rows, seq) {
      const stored = rows.get('labels', id)
      if (stored) return { value: stored }
      const label: Label = { id, version: seq, name, hue }
      return { value: label, event: { type: 'label.changed', rows: { labels: [label] } } }
    },
  }
}

export function changeLabel(id: LabelId, change: Partial<Pick<Label, 'name' | 'hue'>>): Change<Label> {
  return {
    needs: { labels: [id] },
    decide(rows, seq) {
      const before = rows.get('labels', id)
      if (!before) throw new AppError('label_not_found', { labelId: id })
      const label = { ...before, name: change.name ?? before.name, hue: change.hue ?? before.hue, version: seq }
      return { value: label, event: { type: 'label.changed', rows: { labels: [label] } } }
    },
  }
}

/**
 * The rows that carried it are tidied without a new version: an id that names no label shows nothing anywhere, so copies
 * that still hold it are not wrong, and a label on 100,000 conversations does not make 100,000 events.
 */
export function removeLabel(workspaceId: WorkspaceId, id: LabelId): Change<null> {
  const untie = (table: 'conversations' | 'contacts') => ({
    text: `UPDATE ${table} SET label_ids = array_remove(label_ids, $2) WHERE workspace_id = $1 AND label_ids @> ARRAY[$2::uuid]`,
    values: [workspaceId, id],
  })
  return {
    needs: { labels: [id] },
    decide(rows) {
      if (!rows.get('labels', id)) throw new AppError('label_not_found', { labelId: id })
      return {
        value: null,
        event: { type: 'label.removed', rows: {}, removed: { labels: [id] } },
        also: [untie('conversations'), untie('contacts')],
      }
    },
  }
}
