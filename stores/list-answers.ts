/** Asks the list index, one question at a time: while it answers, only the latest one waits, however fast somebody types. */
import type { ConversationId } from '@/domain/ids'
import type { ListAnswer, ListQuery } from '@/domain/list-query'
import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { openListIndex } from '@/services/list-index/list-index'

/** The same question, whatever the limit: more of one list, not another one. */
export function isSameList(a: ListQuery, b: ListQuery): boolean {
  const simple = ['queue', 'shelf', 'me', 'unreadOnly', 'name'] as const
  const several = ['channels', 'labels', 'teams'] as const
  return simple.every((key) => a[key] === b[key]) && several.every((key) => hasSame<string>(a[key], b[key]))
}

const hasSame = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((item) => b.includes(item))

/**
 * `mayAsk`: nothing is asked before. `prepare` is called with the ids of an answer before it is shown, so that its rows
 * come with it and not a moment after.
 */
export function useListAnswers(
  query: Ref<ListQuery>,
  { mayAsk, prepare }: { mayAsk: Ref<boolean>; prepare: (ids: readonly ConversationId[]) => Promise<void> },
) {
  const answer = shallowRef<ListAnswer | null>(null)
  const answered = shallowRef<ListQuery | null>(null)
  const index = openListIndex()
  let asking = false
  let again = false

  async function ask() {
    again = true
    if (asking || !mayAsk.value) return
    asking = true
    try {
      while (again) {
        again = false
        await answerTo(query.value)
      }
    } catch (error) {
      console.error('[inbox]', error) // the first screen still comes from the database
    } finally {
      asking = false
    }
  }
  async function answerTo(wanted: ListQuery) {
    const got = await index.query(wanted)
    if (!isSameList(wanted, query.value)) return // an answer to an older question would flash the wrong list
    await prepare(got.ids)
    if (!isSameList(wanted, query.value)) return
    answer.value = got
    answered.value = wanted
  }

  watch([query, mayAsk], () => void ask(), { immediate: true })
  const stopListening = index.onChange(() => void ask())
  onScopeDispose(() => {
    stopListening()
    index.close()
  })

  /** What `answer` holds answers what is asked: nothing typed since is still to come. */
  const isAnswered = computed(() => answered.value !== null && isSameList(answered.value, query.value))
  /** As if nothing had been asked yet. */
  function forget() {
    answer.value = null
    answered.value = null
    void ask()
  }
  return { answer, isAnswered, forget, askOnce: (wanted: ListQuery) => index.query(wanted) }
}
