/** The rows of the list as they are shown now, by id. One that says the same as before is the same view. */
import type { ConversationId } from '@/domain/ids'
import { computed, type ComputedRef } from 'vue'
import { useNames } from '@/composables/useNames'
import { isMentioned, returnedFor } from '@/domain/called'
import { hostingOf } from '@/domain/hosting'
import { avatarHue } from '@/domain/marks'
import { useConnectionStore } from '@/stores/connection'
import { useDirectoryStore } from '@/stores/directory'
import { useInboxStore } from '@/stores/inbox'
import { keepSame, type RowView } from './row-view'

export function useRowViews(): ComputedRef<ReadonlyMap<ConversationId, RowView>> {
  const { contactName } = useNames()
  const inbox = useInboxStore()
  const connection = useConnectionStore()
  const directory = useDirectoryStore()

  return computed<ReadonlyMap<ConversationId, RowView>>((before) => {
    const views = new Map<ConversationId, RowView>()
    for (const { conversation, contact } of inbox.rows.values()) {
      const assignee = conversation.assigneeId ? directory.agent(conversation.assigneeId) : null
      const view: RowView = {
        id: conversation.id,
        name: contactName(contact, conversation.contactId),
        hue: avatarHue(conversation.contactId),
        channel: conversation.channel,
        online: conversation.channel === 'webchat' ? connection.online.has(conversation.contactHandle) : null,
        unread: conversation.unreadCount,
        hosting: hostingOf(conversation),
        assignee: assignee && { name: assignee.name, hue: avatarHue(assignee.id), me: assignee.id === directory.myId },
        preview: conversation.preview,
        draft: inbox.drafts.get(conversation.id) ?? null,
        status: conversation.status,
        snoozedUntilAt: conversation.snoozedUntilAt,
        unsent: inbox.stopped.has(conversation.id),
        mentioned: isMentioned(conversation, directory.myId),
        returned: returnedFor(conversation, directory.myId),
        at: conversation.lastActivityAt,
        fromHub: inbox.name !== '' && inbox.fromHub.has(conversation.id),
      }
      views.set(view.id, keepSame(before?.get(view.id), view))
    }
    return views
  })
}
