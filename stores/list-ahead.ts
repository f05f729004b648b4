/**
 * Answers to what is one press away from the list: asked while nobody waits, so that the press is drawn in the frame it is made
 * in. They hold until the index changes.
 */
import type { Channel } from '@/domain/channel'
import type { ConversationId } from '@/domain/ids'
import type { ListAnswer, ListQuery } from '@/domain/list-query'
import { onScopeDispose } from 'vue'
import { whenIdle } from '@/composables/when-idle'
import { CHANNELS } from '@/domain/channel'
import { isSameList } from '@/domain/list-query'
import { QUEUES, SHELVES } from '@/domain/queue'

/** Those of two screens: of somebody who goes to and fro, everything. */
const ANSWERS_KEPT = 32
/** In a list that changes all the time no answer holds until the next press, and none is asked for. */
const QUIET_MS = 2_000

/** The tabs and the switch first, which are pressed most: they do not wait for the rows of the rest. */
const KEPT_AT_ONCE = 4

type Asked = { query: ListQuery; answer: ListAnswer }

/** What each tab, channel and switch beside the list would ask. Nothing while somebody types a name: the next key is unknown. */
export function neighboursOf(query: ListQuery, counts: ListAnswer['counts']): ListQuery[] {
  if (query.name !== '') return []
  const offered = CHANNELS.filter((channel) => counts.channels[channel] > 0 || query.channels.includes(channel))
  return [
    ...QUEUES.filter((queue) => queue !== query.queue).map((queue) => ({ ...query, queue })),
    { ...query, unreadOnly: !query.unreadOnly },
    ...offered.map((channel) => ({ ...query, channels: toggled(query.channels, channel) })),
    ...SHELVES.filter((shelf) => shelf !== query.shelf).map((shelf) => ({ ...query, shelf })),
  ]
}

const toggled = (chosen: readonly Channel[], channel: Channel) =>
  chosen.includes(channel) ? chosen.filter((each) => each !== channel) : [...chosen, channel]

/** `prepare` is called with the ids that begin the answers, once all of a screen are there. */
export function useListAhead(
  ask: (query: ListQuery) => Promise<ListAnswer>,
  prepare: (answers: (readonly ConversationId[])[]) => Promise<void>,
) {
  let kept: Asked[] = []
  /** Another number: what was asked before is of no use any more. */
  let round = 0
  let quiet: ReturnType<typeof setTimeout> | undefined

  const find = (query: ListQuery) =>
    kept.find((asked) => asked.query.limit === query.limit && isSameList(asked.query, query))

  /** The screen that is shown now, and from when on what is beside it is asked for: at once, or once the index rests. */
  function around(query: ListQuery, answer: ListAnswer, begin: 'soon' | 'once quiet'): void {
    const mine = ++round
    clearTimeout(quiet)
    keep([{ query, answer }])
    const start = () => whenIdle(() => void askAll(neighboursOf(query, answer.counts), mine))
    if (begin === 'soon') start()
    else quiet = setTimeout(start, QUIET_MS)
  }

  async function askAll(queries: ListQuery[], mine: number): Promise<void> {
    try {
      for (let at = 0; at < queries.length; at += KEPT_AT_ONCE) {
        const asked: Asked[] = []
        // One after another: who presses meanwhile waits for one of them at most.
        for (const query of queries.slice(at, at + KEPT_AT_ONCE)) {
          if (mine !== round) return
          if (!find(query)) asked.push({ query, answer: await ask(query) })
        }
        await prepare(asked.map(({ answer }) => answer.ids))
        if (mine !== round) return
        keep(asked)
      }
    } catch (error) {
      console.warn('[list-ahead]', error) // then the press asks itself
    }
  }

  function keep(asked: Asked[]): void {
    const others = kept.filter(({ query }) => !asked.some((other) => isSameList(other.query, query)))
    kept = [...others, ...asked].slice(-ANSWERS_KEPT)
  }

  /** The index has changed. */
  function forget(): void {
    round += 1
    clearTimeout(quiet)
    kept = []
  }
  onScopeDispose(forget)

  return { answerTo: (query: ListQuery) => find(query)?.answer ?? null, around, forget }
}
