/** What can be done with the whole conversation: its two menus, and what their entries do. */
import type { MenuEntry } from '@/components/base/menu'
import type { LabelId } from '@/domain/ids'
import type { Permission } from '@/domain/permissions'
import type { LaterKind } from './later'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAllowed } from '@/components/app/useAllowed'
import { neededToAssign } from '@/domain/reassigning'
import { useConversationStore } from '@/stores/conversation'
import { useDirectoryStore } from '@/stores/directory'
import { useNavigationStore } from '@/stores/navigation'
import { useNoticesStore } from '@/stores/notices'
import { usePageStore } from '@/stores/page'

export function useConversationMenus() {
  const { t } = useI18n()
  const store = useConversationStore()
  const directory = useDirectoryStore()
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const page = usePageStore()
  const { why, allowed } = useAllowed()
  const whyNotManage = computed(() => why('conversation.manage'))

  const more = computed<MenuEntry[]>(() => {
    const row = store.conversation
    if (!row) return []
    const mine = row.assigneeId === directory.myId
    const locked = { why: whyNotManage.value }
    return [
      row.status === 'resolved'
        ? { kind: 'item', id: 'reopen', label: t('conversation.reopen'), icon: 'reopen', detail: 'E', ...locked }
        : { kind: 'item', id: 'resolve', label: t('conversation.resolve'), icon: 'check', detail: 'E', ...locked },
      ...(row.status === 'snoozed'
        ? [{ kind: 'item', id: 'reopen', label: t('later.wake'), icon: 'reopen', ...locked } as const]
        : []),
      { kind: 'item', id: 'later', label: t('later.menu'), icon: 'snooze', ...locked },
      mine
        ? { kind: 'item', id: 'unassign', label: t('conversation.unassign'), icon: 'person', ...locked }
        : {
            ...({ kind: 'item', id: 'assign', label: t('conversation.assignToMe'), icon: 'person' } as const),
            why: why(...neededFor('assign')),
          },
      { kind: 'item', id: 'details', label: t('contact.details'), icon: 'info' },
      ...(page.isOverPage ? [{ kind: 'item', id: 'close', label: t('app.close'), icon: 'close' } as const] : []),
    ]
  })
  const labels = computed<MenuEntry[]>(() => {
    const held = new Set(store.conversation?.labelIds)
    const entries = directory.labels.map(({ id, name, hue }): MenuEntry => {
      return { kind: 'check', id, label: name, hue, checked: held.has(id) }
    })
    return entries.length > 0 ? entries : [{ kind: 'title', label: t('conversation.noLabels') }]
  })
  const heldLabels = computed(() =>
    (store.conversation?.labelIds ?? []).flatMap((id) => directory.label(id)?.name ?? []).join(', '),
  )

  const NO_MORE_THAN_READING = new Set(['details', 'close'])
  function neededFor(id: string): Permission[] {
    if (NO_MORE_THAN_READING.has(id)) return []
    const row = store.conversation
    return id === 'assign' && row
      ? neededToAssign(row, { ...row, assigneeId: directory.myId }, directory.myId)
      : ['conversation.manage']
  }

  async function resolve() {
    const id = store.id
    if (!id || store.conversation?.status === 'resolved') return
    await store.change({ status: 'resolved' })
    notices.show({ word: 'resolved', undo: () => void store.changeOf(id, { status: 'open' }).catch(notices.report) })
  }
  /** The dialog that asks until when. */
  const asksLater = ref(false)
  async function putOff(kind: LaterKind, at: number) {
    const row = store.conversation
    if (!row) return
    const before = { status: row.status, snoozedUntilAt: row.snoozedUntilAt }
    const undo = (change: Parameters<typeof store.changeOf>[1]) => () =>
      void store.changeOf(row.id, change).catch(notices.report)
    if (kind === 'followUp') {
      await store.changeOf(row.id, { followUpAt: at })
      return notices.show({ word: 'followUp', undo: undo({ followUpAt: row.followUpAt ?? null }) })
    }
    await store.changeOf(row.id, { status: 'snoozed', snoozedUntilAt: at })
    notices.show({ word: 'snoozed', undo: undo(before) })
  }
  const later = (kind: LaterKind, at: number) => void putOff(kind, at).catch(notices.report)
  const callOff = () => allowed('conversation.manage') && void store.change({ followUpAt: null }).catch(notices.report)

  const ACTIONS: Record<string, () => unknown> = {
    later: () => (asksLater.value = true),
    details: navigation.showContact,
    close: page.close,
    resolve,
    reopen: () => store.change({ status: 'open' }),
    assign: () => store.change({ assigneeId: directory.myId }),
    unassign: () => store.change({ assigneeId: null }),
  }
  /** Does it; what could not be done is said. */
  async function choose(id: string) {
    if (!allowed(...neededFor(id))) return
    try {
      await ACTIONS[id]?.()
    } catch (error) {
      notices.report(error)
    }
  }
  const toggleLabel = (id: string) => void store.toggleLabel(id as LabelId).catch(notices.report)
  const host = (hosted: boolean) =>
    allowed('conversation.manage') && void store.change({ hostedByBot: hosted }).catch(notices.report)

  return { more, labels, heldLabels, whyNotManage, choose, toggleLabel, host, asksLater, later, callOff }
}
