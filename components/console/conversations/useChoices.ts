/** What each filter offers, by the names people know. */
import type { FilterKind } from './filters'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { CHANNELS } from '@/domain/channel'
import { NOBODY, STATES } from '@/domain/conversation-filter'
import { STARS } from '@/domain/rating'
import { useDirectoryStore } from '@/stores/directory'

export interface Choice {
  value: string
  label: string
  hue?: number
}

export function useChoices() {
  const { t } = useI18n()
  const directory = useDirectoryStore()
  return computed<{ kind: FilterKind; options: Choice[] }[]>(() =>
    [
      { kind: 'channel' as const, options: CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })) },
      {
        kind: 'label' as const,
        options: directory.labels.map(({ id, name, hue }) => ({ value: id, label: name, hue })),
      },
      {
        kind: 'agent' as const,
        options: [
          { value: NOBODY, label: t('console.filter.nobody') },
          ...directory.agents.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
      {
        kind: 'team' as const,
        options: directory.teams.map(({ id, name }) => ({ value: id, label: name })),
      },
      { kind: 'state' as const, options: STATES.map((value) => ({ value, label: t(`console.state.${value}`) })) },
      {
        kind: 'inbox' as const,
        options: directory.inboxes.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'rating' as const,
        options: [
          ...STARS.map((stars) => ({ value: String(stars), label: t('console.filter.stars', { n: stars }, stars) })),
          { value: NOBODY, label: t('console.filter.notRated') },
        ],
      },
      {
        kind: 'reviewed' as const,
        options: (['no', 'yes'] as const).map((value) => ({ value, label: t(`console.filter.reviewed_${value}`) })),
      },
    ].filter(({ kind, options }) => options.length > (kind === 'inbox' ? 1 : 0)),
  )
}
