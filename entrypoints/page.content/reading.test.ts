// @vitest-environment happy-dom
import type { PageFacts } from '@/domain/page/facts'
import { readFacts } from '@/domain/page/read-facts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createReading } from './reading'

vi.mock('@/domain/page/read-facts', () => ({ readFacts: vi.fn() }))
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
  vi.mocked(readFacts).mockImplementationOnce(failing).mockImplementation(told)
  const tell = vi.fn()
  const read = createReading(new AbortController().signal, tell)
  read()
  expect(rest).toThrow('It is gone')
  read()
  rest()
  expect(tell).toHaveBeenCalledExactlyOnceWith(facts)
})

it('asked for while one is under way, another reading follows it', () => {
  vi.mocked(readFacts).mockImplementation(told)
  const tell = vi.fn()
  const read = createReading(new AbortController().signal, tell)
  read()
  read()
  rest()
  rest()
  rest()
  expect(tell).toHaveBeenCalledTimes(2)
})
