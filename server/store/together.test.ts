import { describe, expect, it, vi } from 'vitest'
import { together } from './together'

function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((done) => (resolve = done))
  return { promise, resolve }
}

describe('lookups done together', () => {
  it('those asked for in one turn are one query, each with its own answer', async () => {
    const load = vi.fn(async (keys: number[]) => keys.map((key) => key * 2))
    const double = together(load)
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
    expect(load).toHaveBeenCalledExactlyOnceWith([1, 2, 3])
  })

  it('those asked for while a query is under way wait for the next, never for its result', async () => {
    const first = deferred<number[]>()
    const load = vi.fn(async (keys: number[]) => (keys.includes(1) ? first.promise : keys))
    const same = together(load)
    const one = same(1)
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1))
    const rest = Promise.all([same(2), same(3)])
    expect(load).toHaveBeenCalledTimes(1)
    first.resolve([1])
    expect(await one).toBe(1)
    expect(await rest).toEqual([2, 3])
    expect(load.mock.calls).toEqual([[[1]], [[2, 3]]])
  })

  it('one that makes the query fail fails alone', async () => {
    const same = together(async (keys: number[]) => {
      if (keys.includes(2)) throw new Error('no such thing')
      return keys
    })
    const results = await Promise.allSettled([1, 2, 3].map(same))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await same(4)).toBe(4)
  })

  it('more than fit into one query are several', async () => {
    const load = vi.fn(async (keys: number[]) => keys)
    const same = together(load)
    const all = Array.from({ length: 450 }, (_, n) => n)
    expect(await Promise.all(all.map(same))).toEqual(all)
    expect(load.mock.calls.map(([keys]) => keys.length)).toEqual([200, 200, 50])
  })
})
