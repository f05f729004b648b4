/** Everything the palette can do, as it stands now: what makes no sense at the moment is not offered. */
import type { IconName } from '@/components/base/icons'
import type { Permission } from '@/domain/permissions'
import { useI18n } from 'vue-i18n'
import { keysOf, shownKey, type ShortcutId } from '@/composables/shortcuts'
import { foldName, searchTerms } from '@/domain/fold-name'
import { neededToAssign } from '@/domain/reassigning'
import { QUIET_CHOICES, quietUntil } from '@/domain/quiet'
import { QUEUES, SHELVES } from '@/domain/queue'
import { useConversationStore } from '@/stores/conversation'
import { useDirectoryStore } from '@/stores/directory'
import { useInboxStore } from '@/stores/inbox'
import { useNavigationStore } from '@/stores/navigation'
import { usePreferencesStore } from '@/stores/preferences'
import { useSessionStore } from '@/stores/session'

export type Command = {
  id: string
  icon: IconName
  label: string
  keys?: string
  /** Left out: reading is enough. */
  needs?: Permission[]
  run: () => unknown
}
export type PaletteEvents = {
  console: (path: string) => void
  help: () => void
  write: (mode: 'reply' | 'note') => void
  recommend: () => void
}

const REPLY: Permission[] = ['conversation.reply']
const MANAGE: Permission[] = ['conversation.manage']

export function useCommands(events: PaletteEvents) {
  const { t } = useI18n()
  const opened = useConversationStore()
  const directory = useDirectoryStore()
  const inbox = useInboxStore()
  const navigation = useNavigationStore()
  const session = useSessionStore()
  const { preferences, change } = usePreferencesStore()

  function keys(id: ShortcutId): { keys?: string } {
    const [key] = preferences.shortcuts ? keysOf(id, preferences.shortcutKeys) : []
    return key ? { keys: shownKey(key) } : {}
  }
  function ofConversation(): Command[] {
    const row = navigation.isOpen ? opened.conversation : null
    if (!row) return []
    const isMine = row.assigneeId === directory.myId
    return [
      {
        ...({ id: 'reply', icon: 'reply', label: t('shortcut.reply'), ...keys('reply'), needs: REPLY } as const),
        run: () => events.write('reply'),
      },
      {
        ...({ id: 'note', icon: 'note', label: t('shortcut.note'), ...keys('note'), needs: REPLY } as const),
        run: () => events.write('note'),
      },
      {
        ...({ id: 'recommend', icon: 'product', label: t('picker.title') } as const),
        ...{ ...keys('recommend'), needs: REPLY },
        run: () => events.recommend(),
      },
      row.status === 'resolved'
        ? {
            id: 'reopen',
            icon: 'reopen',
            label: t('conversation.reopen'),
            needs: MANAGE,
            run: () => opened.change({ status: 'open' }),
          }
        : {
            ...{ id: 'resolve', icon: 'check', label: t('conversation.resolve'), ...keys('resolve'), needs: MANAGE },
            run: () => opened.change({ status: 'resolved' }),
          },
      ...(isMine
        ? []
        : [
            {
              ...({ id: 'assign', icon: 'person', label: t('conversation.assignToMe') } as const),
              needs: neededToAssign(row, { ...row, assigneeId: directory.myId }, directory.myId),
              run: () => opened.change({ assigneeId: directory.myId }),
            },
          ]),
      { id: 'details', icon: 'info', label: t('contact.details'), run: navigation.showContact },
    ]
  }
  function toList(run: () => unknown) {
    run()
    navigation.toList()
  }
  const ofList = (): Command[] => [
    ...QUEUES.map((queue): Command => {
      const label = t('palette.queue', { name: t(`queue.${queue}`) })
      return { id: `queue-${queue}`, icon: 'inbox', label, run: () => toList(() => (inbox.queue = queue)) }
    }),
    ...SHELVES.map((shelf): Command => {
      const label = t('palette.shelf', { name: t(`shelf.${shelf}`) })
      return { id: `shelf-${shelf}`, icon: 'inbox', label, run: () => toList(() => (inbox.shelf = shelf)) }
    }),
    {
      id: 'unread',
      icon: 'mail',
      label: inbox.unreadOnly ? t('palette.alsoRead') : t('list.unreadOnly'),
      run: () => toList(() => (inbox.unreadOnly = !inbox.unreadOnly)),
    },
  ]
  function ofSession(): Command[] {
    const others = (session.session?.memberships ?? []).filter(
      ({ workspace }) => workspace.id !== session.session?.workspaceId,
    )
    return others.map(({ workspace: { id, name } }) => ({
      ...({ id: `workspace-${id}`, icon: 'swap', label: t('palette.workspace', { name }) } as const),
      run: () => session.switchWorkspace(id),
    }))
  }
  function ofQuiet(): Command[] {
    const isOn = preferences.quietUntil !== null && preferences.quietUntil > Date.now()
    if (isOn) return [{ id: 'disturb', icon: 'bell', label: t('quiet.end'), run: () => change({ quietUntil: null }) }]
    return QUIET_CHOICES.map((choice) => ({
      ...({ id: `quiet-${choice}`, icon: 'bell', label: t('palette.quiet', { name: t(`quiet.${choice}`) }) } as const),
      run: () => change({ quietUntil: quietUntil(choice, Date.now()) }),
    }))
  }
  const ofPlaces = (): Command[] => [
    { id: 'console', icon: 'console', label: t('menu.console'), run: () => events.console('/') },
    { id: 'settings', icon: 'settings', label: t('menu.settings'), run: () => events.console('/settings/account') },
    {
      ...({ id: 'notifications', icon: 'bell', label: t('palette.notifications') } as const),
      run: () => events.console('/settings/notifications'),
    },
    {
      ...({ id: 'shortcuts', icon: 'keyboard', label: t('palette.shortcuts') } as const),
      run: () => events.console('/settings/shortcuts'),
    },
    { id: 'help', icon: 'keyboard', label: t('menu.shortcuts'), ...keys('help'), run: events.help },
    { id: 'sign-out', icon: 'exit', label: t('menu.signOut'), run: session.signOut },
  ]

  /** Every word typed occurs in its words, in any script, whatever the order. */
  function matching(typed: string): Command[] {
    const terms = searchTerms(typed)
    const all = [...ofConversation(), ...ofList(), ...ofSession(), ...ofQuiet(), ...ofPlaces()]
    return all.filter(({ label }) => {
      const folded = foldName(label)
      return terms.every((term) => folded.includes(term))
    })
  }
  return { matching }
}
