import type { ConversationId } from '@/domain/ids'
import type { ListAnswer, ListQuery } from '@/domain/list-query'
import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answerOf, PLAIN_QUERY as plain } from '@/tests/list-questions'
import { neighboursOf, useListAhead } from './list-ahead'

const mine: ListQuery = { ...plain, queue: 'mine' }

let idle: (() => void)[]
beforeEach(() => {
  idle = []
  vi.useFakeTimers()
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
async function nobodyWaits() {
  for (const run of idle.splice(0)) run()
  await vi.advanceTimersByTimeAsync(0)
}

/** Its index answers every question with the name of the queue; `prepared` are the ids whose rows were fetched. */
function opened() {
  const ask = vi.fn((query: ListQuery) => Promise.resolve(answerOf(query.queue)))
  const prepared: string[] = []
  const prepare = vi.fn((answers: (readonly ConversationId[])[]) => {
    prepared.push(...answers.flat())
    return Promise.resolve()
  })
  const scope = effectScope()
  const ahead = scope.run(() => useListAhead(ask, prepare))!
  return { ahead, ask, prepared, scope }
}

it('one press away are the other tabs, the switch, the channels somebody writes by and the other shelves', () => {
  const asked = neighboursOf({ ...plain, channels: ['line'] }, answerOf().counts)
  expect(asked.map(({ queue, shelf, channels, unreadOnly }) => [queue, shelf, channels.join(), unreadOnly])).toEqual([
    ['mine', 'open', 'line', false],
    ['unassigned', 'open', 'line', false],
    ['bot', 'open', 'line', false],
    ['all', 'open', 'line', true],
    ['all', 'open', 'line,webchat', false],
    ['all', 'open', '', false],
    ['all', 'open', 'line,email', false],
    ['all', 'snoozed', 'line', false],
    ['all', 'resolved', 'line', false],
  ])
})

it('while somebody types a name nothing is foreseen', () => {
  expect(neighboursOf({ ...plain, name: 'a' }, answerOf().counts)).toEqual([])
})

it('what is one press away is known once nobody waits, and its rows are here by then', async () => {
  const { ahead, prepared } = opened()
  ahead.around(plain, answerOf('all'), 'soon')
  expect(ahead.answerTo(mine)).toBeNull()
  await nobodyWaits()
  expect(ahead.answerTo(mine)).toEqual(answerOf('mine'))
  expect(prepared).toContain('mine')
  expect(ahead.answerTo({ ...mine, limit: 20 })).toBeNull()
})

it('the tabs and the switch are known while the channels and shelves are still asked for', async () => {
  const { ahead, ask, prepared } = opened()
  ask.mockImplementation((query) =>
    query.channels.length > 0 ? new Promise(() => {}) : Promise.resolve(answerOf(query.queue)),
  )
  ahead.around(plain, answerOf('all'), 'soon')
  await nobodyWaits()
  expect(ahead.answerTo(mine)).toEqual(answerOf('mine'))
  expect(ahead.answerTo({ ...plain, unreadOnly: true })).toEqual(answerOf('all'))
  expect(prepared).toContain('bot')
})

it('what is known is not asked again, also on the way back', async () => {
  const { ahead, ask } = opened()
  ahead.around(plain, answerOf('all'), 'soon')
  await nobodyWaits()
  ask.mockClear()
  ahead.around(mine, answerOf('mine'), 'soon')
  await nobodyWaits()
  expect(ahead.answerTo(plain)).toEqual(answerOf('all'))
  expect(ask.mock.calls.every(([query]) => query.queue === 'mine')).toBe(true)
})

it('an answer that was under way when the index changed is not kept', async () => {
  const { ahead, ask } = opened()
  let give = (_answer: ListAnswer) => {}
  ask.mockImplementationOnce(() => new Promise((resolve) => (give = resolve)))
  ahead.around(plain, answerOf('all'), 'soon')
  await nobodyWaits()
  ahead.forget()
  give(answerOf('old'))
  await nobodyWaits()
  expect(ahead.answerTo(plain)).toBeNull()
  expect(ahead.answerTo(mine)).toBeNull()
  expect(ask).toHaveBeenCalledTimes(1)
})

it('one question at a time: who presses meanwhile waits for one at most', async () => {
  const { ahead, ask } = opened()
  ask.mockImplementation(() => new Promise(() => {}))
  ahead.around(plain, answerOf('all'), 'soon')
  await nobodyWaits()
  expect(ask).toHaveBeenCalledTimes(1)
})

it('where the index changes all the time nothing is asked ahead', async () => {
  const { ahead, ask } = opened()
  for (let change = 0; change < 5; change++) {
    ahead.forget()
    ahead.around(plain, answerOf('all'), 'once quiet')
    await vi.advanceTimersByTimeAsync(1_500)
    await nobodyWaits()
  }
  expect(ask).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(500)
  await nobodyWaits()
  expect(ahead.answerTo(mine)).not.toBeNull()
})

it('an index that cannot answer leaves the press to ask itself', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { ahead, ask } = opened()
  ask.mockRejectedValueOnce(new Error('stopped'))
  ahead.around(plain, answerOf('all'), 'soon')
  await nobodyWaits()
  expect(ahead.answerTo(mine)).toBeNull()
  expect(warn).toHaveBeenCalledOnce()
})

it('nothing is asked once nobody looks', async () => {
  const { ahead, ask, scope } = opened()
  ahead.around(plain, answerOf('all'), 'soon')
  scope.stop()
  await nobodyWaits()
  expect(ask).not.toHaveBeenCalled()
})
