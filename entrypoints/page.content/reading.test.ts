// @vitest-environment happy-dom
import type { PageFacts } from '@/domain/page/facts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createReading } from './reading'

const facts = { title: 'A page' } as PageFacts

let idle: (() => void)[]
beforeEach(() => {
  idle = []
  vi.stubGlobal('requestIdleCallback', (then: () => void) => idle.push(then))
})
afterEach(() => vi.unstubAllGlobals())
const rest = () => idle.splice(0).forEach((slice) => slice())

function* told() {
  yield undefined
  return facts
}
/** Somebody else's page may take away what is being read. */
function* failing(): Generator<undefined, PageFacts, undefined> {
  yield undefined
  throw new Error('It is gone')
}

it('a page that could not be read is read the next time it is asked for', () => {
  const begin = vi.fn(told).mockImplementationOnce(failing)
  const tell = vi.fn()
  const read = createReading(new AbortController().signal, begin, tell)
  read()
  expect(rest).toThrow('It is gone')
  read()
  rest()
  expect(tell).toHaveBeenCalledExactlyOnceWith(facts)
})

it('asked for while one is under way, another reading follows it', () => {
  const tell = vi.fn()
  const read = createReading(new AbortController().signal, told, tell)
  read()
  read()
  rest()
  rest()
  rest()
  expect(tell).toHaveBeenCalledTimes(2)
})
