import type { ListQuery } from '@/domain/list-query'
import type { ListIndex } from '@/services/list-index/list-index'
import { effectScope, nextTick, ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answerOf, PLAIN_QUERY as plain } from '@/tests/list-questions'
import { useListAnswers } from './list-answers'

const index = vi.hoisted(() => ({
  query: vi.fn<ListIndex['query']>(),
  changed: () => {},
}))
vi.mock('@/services/list-index/list-index', () => ({
  openListIndex: (): ListIndex => ({
    query: index.query,
    onChange: (changed) => {
      index.changed = changed
      return () => {}
    },
    close: () => {},
  }),
}))

let idle: (() => void)[]
beforeEach(() => {
  idle = []
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run))
  index.query.mockReset().mockImplementation((query) => Promise.resolve(answerOf(query.queue)))
})
afterEach(() => vi.unstubAllGlobals())
const settled = () => new Promise((resolve) => setTimeout(resolve))
async function nobodyWaits() {
  await settled()
  for (const run of idle.splice(0)) run()
  await settled()
}

function opened(prepare = () => Promise.resolve()) {
  const query = ref<ListQuery>(plain)
  const answers = effectScope().run(() => useListAnswers(query, { mayAsk: ref(true), prepare }))!
  return { query, ...answers }
}

it('a tab that was foreseen is answered before anything is drawn', async () => {
  const { query, answer, isAnswered } = opened()
  await nobodyWaits()
  index.query.mockClear()
  query.value = { ...plain, queue: 'bot' }
  await nextTick()
  expect(answer.value?.ids).toEqual(['bot'])
  expect(isAnswered.value).toBe(true)
  expect(index.query).not.toHaveBeenCalled()
})

it('after a change everything is asked again', async () => {
  const { query, answer } = opened()
  await nobodyWaits()
  index.query.mockImplementation((query) => Promise.resolve(answerOf(`new ${query.queue}`)))
  index.changed()
  query.value = { ...plain, queue: 'bot' }
  await settled()
  expect(answer.value?.ids).toEqual(['new bot'])
  query.value = plain
  await settled()
  expect(answer.value?.ids).toEqual(['new all'])
})

it('an answer whose rows were still being read when the index changed does not come back', async () => {
  const reads: (() => void)[] = []
  const { query, answer } = opened(() => new Promise((resolve) => reads.push(resolve)))
  const read = async () => {
    reads.shift()!()
    await settled()
  }
  await settled()
  index.query.mockImplementation((query) => Promise.resolve(answerOf(`new ${query.queue}`)))
  index.changed()
  await read()
  query.value = { ...plain, queue: 'bot' } // before the new answer's rows are here
  await settled()
  while (reads.length > 0) await read()
  expect(answer.value?.ids).toEqual(['new bot'])
  query.value = plain
  await settled()
  while (reads.length > 0) await read()
  expect(answer.value?.ids).toEqual(['new all'])
})
