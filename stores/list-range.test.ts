import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useListRange } from './list-range'

let frames: (() => void)[]
beforeEach(() => {
  frames = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then))
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => (frames[frame - 1] = () => {}))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
function paint() {
  for (const then of frames.splice(0)) then()
  vi.runAllTimers()
}
const opened = (here: string[]) => effectScope().run(() => useListRange<string>((id) => here.includes(id)))!

it('rows that are missing are asked for at once, those that are here after they are painted', () => {
  const { range, setRange } = opened(['a', 'b'])
  setRange(['a', 'x'])
  expect(range.value).toEqual(['a', 'x'])
  setRange(['a', 'b'])
  expect(range.value).toEqual(['a', 'x'])
  paint()
  expect(range.value).toEqual(['a', 'b'])
})

it('back before the picture, what is in view is followed, and not what was passed', () => {
  const { range, setRange } = opened(['a', 'b'])
  setRange(['a'])
  paint()
  setRange(['b'])
  setRange(['a'])
  paint()
  expect(range.value).toEqual(['a'])
})

it('nothing is followed once nobody looks', () => {
  const scope = effectScope()
  const { range, setRange } = scope.run(() => useListRange<string>(() => true))!
  setRange(['a'])
  scope.stop()
  paint()
  expect(range.value).toEqual([])
})
