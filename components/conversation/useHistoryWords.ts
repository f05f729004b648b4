/** The sentences of a conversation's history, from the directory. */
import type { Activity } from '@/domain/activity'
import { useI18n } from 'vue-i18n'
import { useFormat } from '@/composables/useFormat'
import { useDirectoryStore } from '@/stores/directory'
import { activityLine, type HistoryNames } from './activity-line'

export function useHistoryWords(contactName: () => string) {
  const { t, locale } = useI18n()
  const { moment } = useFormat()
  const directory = useDirectoryStore()
  const agentName = (id: Parameters<HistoryNames['agent']>[0]) => directory.agent(id)?.name ?? t('message.colleague')

  const names: HistoryNames = {
    subject(actor) {
      if (actor.kind === 'agent') return actor.agentId === directory.myId ? t('history.you') : agentName(actor.agentId)
      if (actor.kind === 'contact') return contactName()
      return t(actor.kind === 'bot' ? 'message.bot' : 'history.system')
    },
    agent: (id) => (id === directory.myId ? t('history.youObject') : agentName(id)),
    team: (id) => directory.team(id)?.name ?? t('history.goneTeam'),
    label: (id) => directory.label(id as never)?.name ?? t('history.goneLabel'),
    moment,
    list: (parts) => new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(parts),
  }
  return (activity: Activity) => {
    const { key, values } = activityLine(activity, names)
    return t(`history.${key}`, values)
  }
}
