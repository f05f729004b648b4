import { effectScope, nextTick, ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { drawnNext, useDrawnRows } from './useDrawnRows'

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

it('what is drawn stays, what is out of view goes, and of what is new so many come', () => {
  expect([...drawnNext(new Set([1, 2, 3]), [2, 3, 4, 5, 6], 2)]).toEqual([2, 3, 4, 5])
})

let frames: (() => void)[]
beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then))
  vi.stubGlobal('cancelAnimationFrame', vi.fn())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('thrown far down, the rows come in a few frames, and none is asked for afterwards', async () => {
  const scope = effectScope()
  await scope.run(async () => {
    const [wanted, list] = [ref<number[]>([]), ref(1)]
    const drawn = useDrawnRows(
      () => wanted.value,
      () => list.value,
    )
    expect(drawn.value.size).toBe(0)
    wanted.value = numbers(0, 20)
    expect(drawn.value.size, 'the first picture is whole').toBe(20)

    wanted.value = numbers(5_000, 5_020)
    const sizes = [drawn.value.size]
    await nextTick()
    while (frames.length > 0) {
      frames.shift()!()
      sizes.push(drawn.value.size)
    }
    expect(sizes).toEqual([5, 10, 15, 20])

    list.value = 2
    wanted.value = numbers(9_000, 9_020)
    expect(drawn.value.size, 'another list is drawn at once').toBe(20)
  })
  scope.stop()
})
