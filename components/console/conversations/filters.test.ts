import { describe, expect, it } from 'vitest'
import { askOf, cleared, filtersOf, sameFilters, toggled, withDates, withDays } from './filters'

const noon = new Date(2026, 10, 26, 12).getTime()

describe('the filters of an address', () => {
  it('are what it says of them, and nothing else', () => {
    expect(filtersOf({ text: '帐篷', label: '', open: 'an id', state: 'resolved' })).toEqual({
      text: '帐篷',
      state: 'resolved',
    })
  })
  it('have a value put in and taken out again', () => {
    const one = toggled({ text: 'x' }, 'state', 'bot')
    expect(toggled(one, 'state', 'resolved')).toEqual({ text: 'x', state: 'bot,resolved' })
    expect(toggled(one, 'state', 'bot')).toEqual({ text: 'x' })
  })
  it('are either the last days or dates', () => {
    expect(withDays({ from: '2026-01-01' }, '7')).toEqual({ days: '7' })
    expect(withDates({ days: '7', text: 'x' }, { from: '2026-01-01' })).toEqual({ text: 'x', from: '2026-01-01' })
    expect(cleared({ from: '2026-01-01', to: '2026-01-02', text: 'x' }, 'days')).toEqual({ text: 'x' })
  })
  it('are the same whatever order they are in', () => {
    expect(sameFilters({ text: 'x', state: 'bot' }, { state: 'bot', text: 'x' })).toBe(true)
    expect(sameFilters({ text: 'x' }, {})).toBe(false)
  })
})

describe('the question to the hub', () => {
  it('counts the last days by the reader’s own midnight, today included', () => {
    expect(askOf({ days: '1' }, noon)).toEqual({ fromAt: new Date(2026, 10, 26).getTime() })
    expect(askOf({ days: '7' }, noon)).toEqual({ fromAt: new Date(2026, 10, 20).getTime() })
  })
  it('includes the day it ends with', () => {
    expect(askOf({ from: '2026-11-01', to: '2026-11-02' }, noon)).toEqual({
      fromAt: new Date(2026, 10, 1).getTime(),
      toAt: new Date(2026, 10, 3).getTime(),
    })
  })
  it('leaves out a date that is none', () => {
    expect(askOf({ from: 'yesterday', state: 'bot' }, noon)).toEqual({ state: 'bot' })
  })
})
