import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStopwatch } from './stopwatch'

function aWatch() {
  let at = 0
  return { watch: createStopwatch(() => at), pass: (ms: number) => (at += ms) }
}

describe('the time a page was in view', () => {
  it('is the sum of the times it was visible, in whatever order pages are shown and hidden', () => {
    const steps = fc.array(fc.record({ visible: fc.boolean(), ms: fc.integer({ min: 0, max: 20_000 }) }))
    fc.assert(
      fc.property(steps, (given) => {
        const { watch, pass } = aWatch()
        let expected = 0
        for (const { visible, ms } of given) {
          if (visible) watch.run()
          else watch.stop()
          pass(ms)
          if (visible) expected += ms
          watch.read()
        }
        expect(watch.read()).toBe(expected)
      }),
    )
  })

  it('does not count the night a laptop slept', () => {
    const { watch, pass } = aWatch()
    watch.run()
    pass(5_000)
    watch.read()
    pass(8 * 3_600_000)
    expect(watch.read()).toBe(25_000)
  })

  it('starts anew for the next page', () => {
    const { watch, pass } = aWatch()
    watch.run()
    pass(900)
    watch.reset()
    expect(watch.read()).toBe(0)
  })
})
