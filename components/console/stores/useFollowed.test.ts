import { expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useFollowed } from './useFollowed'

it('asks as long as something moves, one question after the other, and no more once nobody looks', async () => {
  const waiting: { work: () => void; ms: number }[] = []
  const later = (work: () => void, ms: number) => {
    const mine = { work, ms }
    waiting.push(mine)
    return () => void waiting.splice(waiting.indexOf(mine) >>> 0, 1)
  }
  const pace = ref<number | null>(null)
  const answers: (() => void)[] = []
  const ask = () => new Promise<void>((resolve) => answers.push(resolve))
  const scope = effectScope()
  scope.run(() => useFollowed(() => pace.value, ask, later))
  expect(waiting).toEqual([])

  pace.value = 2_000
  await nextTick()
  expect(waiting).toMatchObject([{ ms: 2_000 }])
  waiting.shift()!.work()
  expect([answers.length, waiting.length]).toEqual([1, 0]) // nothing more before it is answered
  answers[0]!()
  await expect.poll(() => waiting.length).toBe(1)

  pace.value = 15_000
  await nextTick()
  expect(waiting).toMatchObject([{ ms: 15_000 }])
  waiting.shift()!.work()
  scope.stop()
  answers[1]!()
  await nextTick()
  expect(waiting).toEqual([])
})
