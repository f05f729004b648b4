/**
 * The list: what is asked for, the ids in order, and the rows in view. Its first screen comes straight from the
 * database, and is followed there whatever is asked for; everything narrowed comes from the index in a worker. No second
 * copy: rows are a live query on what is in view.
 */
import type { ConversationId } from '@/domain/ids'
import { MANY_MAX } from '@/domain/limits'
import type { ListQuery } from '@/domain/list-query'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, toRef, watch } from 'vue'
import { isSameList } from '@/domain/list-query'
import { db } from '@/data/db'
import { draftPreviews } from '@/data/drafts'
import { stoppedConversations } from '@/data/outbox'
import { latestRows, listRows, type ListRow } from '@/data/list-rows'
import { readMeta } from '@/data/meta'
import type { MetaValues } from '@/data/rows'
import { useLiveQuery } from '@/data/useLiveQuery'
import { whenIdle } from '@/composables/when-idle'
import { identityOf } from '@/services/session/watch'
import { useDirectoryStore } from './directory'
import { useConnectionStore } from './connection'
import { useFirstScreenStore } from './first-screen'
import { useFurther } from './further'
import { keepOrder } from './keep-order'
import { useListAnswers, type Prepare } from './list-answers'
import { useListFilters } from './list-filters'
import { useListRange } from './list-range'
import { useSessionStore } from './session'

const FIRST_SCREEN = 40
const LIMIT = 1_000
const ROWS_KEPT = 400
/** As many as any sidebar shows at once. */
const ROWS_IN_VIEW = 24

const openOnes = (rows: readonly ListRow[]) => rows.filter(({ conversation }) => conversation.status === 'open')
async function newestOpen(): Promise<ListRow[]> {
  const newest = openOnes(await latestRows(db, FIRST_SCREEN))
  // After a morning of resolving, the open ones lie further down.
  return newest.length >= ROWS_IN_VIEW / 2 ? newest : openOnes(await latestRows(db, FIRST_SCREEN * 10))
}
const byId = (rows: readonly ListRow[]) => new Map(rows.map((row) => [row.conversation.id, row]))

export const useInboxStore = defineStore('inbox', () => {
  const directory = useDirectoryStore()
  const connection = useConnectionStore()
  const firstScreen = useFirstScreenStore()
  const session = useSessionStore()
  const filters = useListFilters(toRef(session, 'identity'))
  const { filter, isPlain } = filters
  const limit = ref(LIMIT)
  /** Where the list was scrolled to, for coming back. */
  const offset = ref(0)
  const query = computed<ListQuery>(() => ({ ...filter.value, me: directory.myId, limit: limit.value }))

  const { data: held, ready: firstReady } = useLiveQuery<{ rows: ListRow[]; whose: MetaValues['owner'] | undefined }>(
    async () =>
      db.transaction('r', [db.conversations, db.contacts, db.meta], async () => ({
        rows: await newestOpen(),
        whose: await readMeta(db, 'owner'),
      })),
    () => null,
    { rows: [], whose: undefined },
  )
  const first = computed(() => held.value.rows)
  watch([held, () => directory.agents], ([{ rows, whose }, agents]) => {
    if (firstReady.value && rows.length > 0 && whose) firstScreen.keep(identityOf(whose), rows, agents)
  })
  const { data: isFilled } = useLiveQuery<boolean>(
    async () => (await readMeta(db, 'cursor')) !== undefined,
    () => null,
    false,
  )
  /** Where something of ours has not gone out, and does not go by itself. */
  const { data: stopped } = useLiveQuery<ReadonlySet<ConversationId>>(
    () => stoppedConversations(db),
    () => null,
    new Set(),
  )
  const { data: drafts } = useLiveQuery<ReadonlyMap<ConversationId, string>>(
    () => draftPreviews(db),
    () => null,
    new Map(),
  )

  // Filling it reads everything cached, which would make the first screen wait: that is painted first, unless somebody
  // already asks for less than everything.
  const mayAsk = ref(false)
  watch(
    [firstReady, isPlain],
    ([ready, plain]) => {
      if (!plain) mayAsk.value = true
      else if (ready) whenIdle(() => (mayAsk.value = true))
    },
    { immediate: true },
  )
  const { answer, isAnswered, forget, askOnce } = useListAnswers(query, { mayAsk, prepare: fetchRows })
  const next = computed<readonly ConversationId[] | null>(() => {
    if (answer.value && isAnswered.value) return answer.value.ids
    // Once the index has answered, it will again: the newest from the database would be drawn only to be drawn over.
    if (!isPlain.value || answer.value) return null
    if (firstReady.value) return first.value.map(({ conversation }) => conversation.id)
    return firstScreen.screen?.rows.map(({ conversation }) => conversation.id) ?? null
  })
  /** Nothing is known yet: the one case for a skeleton. */
  const unknown = computed(
    () => shown.value === null || (shown.value.length === 0 && !isFilled.value && connection.state !== 'offline'),
  )

  // The order stands still while it is held, unless something else was asked for.
  const shown = shallowRef<readonly ConversationId[] | null>(null)
  const waiting = ref(0)
  let isHeld = false
  let listOf: ListQuery | null = null
  /** Another number, another list: not the same one with more in it. */
  const listNumber = ref(0)
  function settle() {
    if (!next.value) return
    const sameList = listOf !== null && isSameList(listOf, query.value)
    if (isHeld && sameList && shown.value) {
      const kept = keepOrder(shown.value, next.value)
      shown.value = kept.ids
      waiting.value = kept.waiting
    } else {
      shown.value = next.value
      waiting.value = 0
    }
    if (!sameList) listNumber.value += 1
    listOf = query.value
  }
  watch(next, settle, { immediate: true, flush: 'sync' })
  function hold(held: boolean) {
    isHeld = held
    if (!held) settle()
  }
  function release() {
    isHeld = false
    settle()
  }
  watch(
    filter,
    () => {
      limit.value = LIMIT
      offset.value = 0
    },
    { flush: 'sync' },
  )

  // Rows of what is in view; those just out of view are kept, so that scrolling back shows no gaps.
  const { range, setRange } = useListRange<ConversationId>((id) => rows.value.has(id))
  const { data: inView } = useLiveQuery<ListRow[]>(
    () => listRows(db, range.value),
    () => range.value,
    [],
  )
  const rows = shallowRef<ReadonlyMap<ConversationId, ListRow>>(new Map())
  watch(
    [inView, first, () => firstScreen.screen],
    ([visible, start, before]) => {
      const early = firstReady.value ? [] : (before?.rows ?? [])
      const fresh = byId([...early, ...start, ...visible])
      const kept = [...rows.value].filter(([id]) => !fresh.has(id)).slice(-ROWS_KEPT)
      rows.value = new Map([...kept, ...fresh])
    },
    { immediate: true },
  )
  /** The first rows of answers, which are shown with them. Those in view are followed already. */
  async function fetchRows(...[answers, { anew }]: Parameters<Prepare>) {
    const followed = new Set(range.value)
    const isHere = (id: ConversationId) => rows.value.has(id) && (!anew || followed.has(id))
    const wanted = new Set(answers.flatMap((ids) => ids.slice(0, ROWS_IN_VIEW)).filter((id) => !isHere(id)))
    if (wanted.size === 0) return
    const fetched = await listRows(db, [...wanted])
    rows.value = new Map([...rows.value, ...byId(fetched)])
  }

  // Further down: more of the index, then what the hub has and we do not.
  const further = useFurther(
    filter,
    () => (isAnswered.value && isFilled.value && connection.state === 'live' ? (answer.value?.total ?? null) : null),
    () => connection.state === 'live',
  )
  async function loadOlder() {
    if (answer.value && answer.value.total > limit.value) limit.value += LIMIT
    else if (isAnswered.value) await further.next()
  }

  /** All that the list would show if it were scrolled to its end, as many as can be changed in one go. */
  const allIds = async () => (await askOnce({ ...query.value, limit: MANY_MAX })).ids

  /** Conversations by the contact's name, on every shelf; with no name, the newest. Changes nothing of the list. */
  async function find(called: string, most: number): Promise<ListRow[]> {
    const everywhere = { queue: 'all', shelf: null, channels: [], labels: [], teams: [], unreadOnly: false } as const
    const found = await askOnce({ ...everywhere, me: directory.myId, name: called, limit: most })
    return listRows(db, found.ids)
  }

  /** As it is for somebody who comes in: what they left the list with, and nothing of who was here before. */
  async function reset() {
    rows.value = new Map()
    shown.value = null
    further.forget()
    forget()
    await filters.takeKept(session.identity)
  }
  const ready = session.ready.then(() => filters.takeKept(session.identity))
  watch(
    () => directory.labels,
    (known) => known.length > 0 && filters.keepLabels((id) => directory.label(id) !== null),
  )
  watch(
    () => directory.teams,
    (known) => known.length > 0 && filters.keepTeams((id) => directory.team(id) !== null),
  )

  return {
    ...filters,
    reset,
    /** What the list was narrowed by is in force: paint after it. */
    ready,
    offset,
    ids: computed(() => shown.value ?? []),
    listNumber,
    counts: computed(() => answer.value?.counts ?? null),
    /** So many `allIds` would give. */
    selectable: computed(() => Math.min(answer.value?.total ?? shown.value?.length ?? 0, MANY_MAX)),
    allIds,
    find,
    unknown,
    /** What is shown answers what is asked: nothing typed since is still to come. */
    isAnswered,
    waiting,
    rows,
    drafts,
    stopped,
    askingHub: further.loading,
    fromHub: further.fresh,
    hold,
    release,
    setRange,
    loadOlder,
  }
})
