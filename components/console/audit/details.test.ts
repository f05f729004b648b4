import { expect, it } from 'vitest'
import { detailsOf } from './details'

it('shows what it was and what it became', () => {
  expect(detailsOf({ details: { from: 'agent', to: 'admin' } })).toBe('agent → admin')
  expect(detailsOf({ details: { from: 'Urgent', to: 'Urgent', hue: 20 } })).toBe('hue: 20')
  expect(detailsOf({ details: { rows: 12, filters: ['label', 'state'], url: null, none: [] } })).toBe(
    'rows: 12 · filters: label, state',
  )
})
