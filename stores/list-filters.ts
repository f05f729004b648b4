/** What the list is narrowed by: combinable, and remembered for each workspace. */
import type { Channel } from '@/domain/channel'
import type { LabelId, TeamId } from '@/domain/ids'
import type { ListFilter } from '@/domain/list-query'
import type { Queue, Shelf } from '@/domain/queue'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { afterPaint } from '@/composables/after-paint'
import { keepListFilters, NO_FILTERS, readListFilters, type KeptFilters } from '@/services/preferences/list-filters'

/** `identity`: whose list it is; null while nobody is signed in. */
export function useListFilters(identity: Ref<string | null>) {
  const queue = ref<Queue>('all')
  const shelf = ref<Shelf>('open')
  const channels = shallowRef<ReadonlySet<Channel>>(new Set())
  const labels = shallowRef<ReadonlySet<LabelId>>(new Set())
  const teams = shallowRef<ReadonlySet<TeamId>>(new Set())
  const unreadOnly = ref(false)
  const name = ref('')

  function take(kept: KeptFilters) {
    queue.value = kept.queue
    shelf.value = kept.shelf
    channels.value = new Set(kept.channels)
    labels.value = new Set(kept.labels)
    teams.value = new Set(kept.teams)
    unreadOnly.value = kept.unreadOnly
  }
  const kept = computed<KeptFilters>(() => ({
    queue: queue.value,
    shelf: shelf.value,
    channels: [...channels.value],
    labels: [...labels.value],
    teams: [...teams.value],
    unreadOnly: unreadOnly.value,
  }))

  /** Whose are in force. What another left is gone at once, and theirs come as soon as they are read. */
  let takenFor: string | null = null
  async function takeKept(whose: string | null) {
    takenFor = null
    take(NO_FILTERS)
    name.value = ''
    if (!whose) return
    const read = await readListFilters(whose)
    if (identity.value !== whose) return
    take(read)
    takenFor = whose
  }
  async function keep(whose: string, now: KeptFilters) {
    try {
      await keepListFilters(whose, now)
    } catch (error) {
      console.warn('[list-filters]', error) // the next opening begins with what was kept before
    }
  }
  // The list somebody has just asked for comes first.
  watch(kept, (now) => {
    const whose = takenFor
    if (whose && whose === identity.value) afterPaint(() => void keep(whose, now))
  })

  const filter = computed<ListFilter>(() => {
    const searched = name.value.trim()
    // Searching is for finding, so it looks on every shelf.
    return { ...kept.value, shelf: searched ? null : shelf.value, name: searched }
  })
  /** Everybody's open conversations, nothing left out. */
  const isPlain = computed(() => {
    const asked = filter.value
    const chosen = asked.channels.length + asked.labels.length + asked.teams.length
    return asked.queue === 'all' && asked.shelf === 'open' && chosen === 0 && !asked.unreadOnly && asked.name === ''
  })

  function toggle<T>(set: { value: ReadonlySet<T> }, item: T) {
    const chosen = new Set(set.value)
    if (!chosen.delete(item)) chosen.add(item)
    set.value = chosen
  }
  return {
    queue,
    shelf,
    channels,
    labels,
    teams,
    unreadOnly,
    name,
    filter,
    isPlain,
    takeKept,
    toggleChannel: (channel: Channel) => toggle(channels, channel),
    toggleLabel: (label: LabelId) => toggle(labels, label),
    toggleTeam: (team: TeamId) => toggle(teams, team),
    /** A label that is no more would leave an empty list behind. */
    keepLabels(there: (id: LabelId) => boolean) {
      const left = [...labels.value].filter(there)
      if (left.length < labels.value.size) labels.value = new Set(left)
    },
    /** And so would a team that is no more. */
    keepTeams(there: (id: TeamId) => boolean) {
      const left = [...teams.value].filter(there)
      if (left.length < teams.value.size) teams.value = new Set(left)
    },
    /** All but the queue and the shelf, which are places rather than filters. */
    clearFilters() {
      channels.value = new Set()
      labels.value = new Set()
      teams.value = new Set()
      unreadOnly.value = false
      name.value = ''
    },
  }
}
