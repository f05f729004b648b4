/** Inboxes of a workspace. */
import type { Inbox } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import type { InboxId, WorkspaceId } from '@/domain/ids'
import type { Change } from '../store/commit'
import type { WidgetSettings } from '@/domain/widget-settings'

export interface WebsiteInbox {
  workspaceId: WorkspaceId
  id: InboxId
  name: string
  settings: WidgetSettings
  /** What the writer of these settings had before them: `widget_changed` if it is another by now. */
  seenVersion?: number | undefined
}

/** Creates the inbox, or gives the existing one this name and these settings. */
export function saveWebsiteInbox({ workspaceId, id, name, settings, seenVersion }: WebsiteInbox): Change<Inbox> {
  return {
    needs: { inboxes: [id] },
    decide(rows, seq) {
      const before = rows.get('inboxes', id)
      if (before && before.channel !== 'webchat') throw new AppError('inbox_not_found', { inboxId: id })
      if (seenVersion !== undefined && before && before.version !== seenVersion)
        throw new AppError('widget_changed', { inboxId: id })
      const inbox: Inbox = { id, version: seq, channel: 'webchat', name }
      return {
        value: inbox,
        event: { type: 'inbox.changed', rows: { inboxes: [inbox] } },
        also: [
          {
            text: 'UPDATE inboxes SET settings = $3 WHERE workspace_id = $1 AND id = $2',
            values: [workspaceId, id, JSON.stringify(settings)],
          },
        ],
      }
    },
  }
}
