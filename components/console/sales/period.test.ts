import { expect, it } from 'vitest'
import { isNarrowed, salesFilterOf } from './period'

const NOW = new Date(2026, 10, 26, 15, 30).getTime()
const day = (month: number, date: number) => new Date(2026, month, date).getTime()

it('without a word it is the last thirty days, today included', () => {
  expect(salesFilterOf({}, NOW)).toEqual({ from: day(9, 28) })
  expect(salesFilterOf({ period: 'nonsense' }, NOW)).toEqual({ from: day(9, 28) })
  expect(isNarrowed({})).toBe(false)
})

it('whole days that were chosen, the last one included', () => {
  const query = { period: 'dates', from: '2026-11-01', to: '2026-11-03' }
  expect(salesFilterOf(query, NOW)).toEqual({ from: day(10, 1), to: day(10, 4) })
  expect(salesFilterOf({ period: 'dates', from: '', to: 'x' }, NOW)).toEqual({})
  expect(salesFilterOf({ period: 'all', from: '2026-11-01' }, NOW)).toEqual({})
})

it('an agent and a store, if they can be any', () => {
  const store = '01980000-0000-7000-8000-000000000001'
  expect(salesFilterOf({ period: 'all', agent: 'ag-1', store }, NOW)).toEqual({ agentId: 'ag-1', storeId: store })
  expect(salesFilterOf({ period: 'all', agent: '', store: 'none' }, NOW)).toEqual({})
  expect(isNarrowed({ came: 'ordered' })).toBe(true)
})
