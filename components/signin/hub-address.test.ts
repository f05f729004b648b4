import { describe, expect, it } from 'vitest'
import { suggestedHub } from './hub-address'

describe('suggestedHub', () => {
  it.each([
    ['tidewater.example', 'hub.tidewater.example'],
    ['https://www.tidewater.example/collections', 'hub.tidewater.example'],
    ['hub.tidewater.example', null],
    ['127.0.0.1:4500', null],
    ['localhost', null],
    ['', null],
    ['not an address', null],
  ])('%s → %s', (typed, suggestion) => {
    expect(suggestedHub(typed)).toBe(suggestion)
  })
})
