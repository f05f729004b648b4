/** Asks the list index, one question at a time: while it answers, only the latest one waits, however fast somebody types. */
import type { ConversationId } from '@/domain/ids'
import type { ListAnswer, ListQuery } from '@/domain/list-query'
import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { isSameList } from '@/domain/list-query'
import { openListIndex } from '@/services/list-index/list-index'
import { useListAhead } from './list-ahead'

/** Reads the rows that answers begin with. `anew`: also those that are here, which may have changed out of view. */
export type Prepare = (answers: (readonly ConversationId[])[], how: { anew: boolean }) => Promise<void>

/**
 * `mayAsk`: nothing is asked before. `prepare` is called with the ids of an answer before it is shown, so that its rows
 * come with it and not a moment after. Also with those of answers that may come to be shown.
 */
export function useListAnswers(query: Ref<ListQuery>, { mayAsk, prepare }: { mayAsk: Ref<boolean>; prepare: Prepare }) {
  const answer = shallowRef<ListAnswer | null>(null)
  const answered = shallowRef<ListQuery | null>(null)
  const index = openListIndex()
  const ahead = useListAhead(
    (wanted) => index.query(wanted),
    (answers) => prepare(answers, { anew: true }),
  )
  let asking = false
  let again = false

  function show(wanted: ListQuery, got: ListAnswer) {
    answer.value = got
    answered.value = wanted
  }
  async function ask() {
    const known = ahead.answerTo(query.value)
    if (known) {
      show(query.value, known)
      ahead.around(query.value, known, 'soon')
      return
    }
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
    const isOther = answered.value === null || !isSameList(wanted, answered.value)
    const got = await index.query(wanted)
    if (!isSameList(wanted, query.value)) return // an answer to an older question would flash the wrong list
    await prepare([got.ids], { anew: isOther })
    if (!isSameList(wanted, query.value)) return
    show(wanted, got)
    if (again) return // what was asked has changed meanwhile, or its answer
    ahead.around(wanted, got, isOther ? 'soon' : 'once quiet')
  }

  watch([query, mayAsk], () => void ask(), { immediate: true })
  const stopListening = index.onChange(() => {
    ahead.forget()
    void ask()
  })
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
    ahead.forget()
    void ask()
  }
  return { answer, isAnswered, forget, askOnce: (wanted: ListQuery) => index.query(wanted) }
}
