/** A row of the list as it is shown now, by id. One that says the same as before is the same view. */
import type { ConversationId } from '@/domain/ids'
import { useNames } from '@/composables/useNames'
import { isMentioned, returnedFor } from '@/domain/called'
import { hostingOf } from '@/domain/hosting'
import { avatarHue } from '@/domain/marks'
import { useConnectionStore } from '@/stores/connection'
import { useDirectoryStore } from '@/stores/directory'
import { useInboxStore } from '@/stores/inbox'
import { keepSame, type RowView } from './row-view'

/** More than any list shows, so that none of those in view is forgotten. */
const VIEWS_KEPT = 500

/** null: not read yet. */
export function useRowViews(): (id: ConversationId) => RowView | null {
  const { contactName } = useNames()
  const inbox = useInboxStore()
  const connection = useConnectionStore()
  const directory = useDirectoryStore()
  const before = new Map<ConversationId, RowView>()

  return (id) => {
    const row = inbox.rows.get(id)
    if (!row) return null
    const { conversation, contact } = row
    const assignee = conversation.assigneeId ? directory.agent(conversation.assigneeId) : null
    const view = keepSame(before.get(id), {
      id,
      name: contactName(contact, conversation.contactId),
      hue: avatarHue(conversation.contactId),
      channel: conversation.channel,
      online: conversation.channel === 'webchat' ? connection.online.has(conversation.contactHandle) : null,
      unread: conversation.unreadCount,
      hosting: hostingOf(conversation),
      assignee: assignee && { name: assignee.name, hue: avatarHue(assignee.id), me: assignee.id === directory.myId },
      preview: conversation.preview,
      draft: inbox.drafts.get(id) ?? null,
      status: conversation.status,
      snoozedUntilAt: conversation.snoozedUntilAt,
      unsent: inbox.stopped.has(id),
      mentioned: isMentioned(conversation, directory.myId),
      returned: returnedFor(conversation, directory.myId),
      at: conversation.lastActivityAt,
      fromHub: inbox.name !== '' && inbox.fromHub.has(id),
    })
    if (before.size >= VIEWS_KEPT) before.clear()
    before.set(id, view)
    return view
  }
}
