import { describe, expect, it } from 'vitest'
import { aWidgetMessage } from './messages.fixture'
import { idOf, runsOf } from './rows'

const own = { author: { kind: 'contact' } as const }

describe('the layout of a transcript', () => {
  it('puts together what one person said one after the other', () => {
    const runs = runsOf([aWidgetMessage({ id: 1 }), aWidgetMessage({ id: 2 }), aWidgetMessage({ id: 3, ...own })], [])
    expect(runs.map((run) => run.items.length)).toEqual([2, 1])
  })

  it('shows what is on its way after all the hub has', () => {
    const outgoing = { id: 'x', text: 'Hi', writtenAt: 5, failure: null }
    const runs = runsOf([aWidgetMessage({ id: 1, ...own }), aWidgetMessage({ id: 2 })], [outgoing])
    expect(runs.flatMap((run) => run.items.map(idOf)).at(-1)).toBe('x')
  })

  it('names each day once', () => {
    const noon = new Date(2026, 10, 22, 12).getTime()
    const days = [noon, noon + 60_000, noon + 86_400_000].map((createdAt, n) =>
      aWidgetMessage({ id: n + 1, createdAt }),
    )
    expect(runsOf(days, []).map((run) => run.day)).toEqual([noon, noon + 86_400_000])
  })
})
