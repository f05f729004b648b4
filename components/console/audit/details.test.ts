import { expect, it } from 'vitest'
import { detailsOf } from './details'

it('shows what it was and what it became', () => {
  expect(detailsOf({ details: { from: 'agent', to: 'admin' } })).toBe('agent → admin')
  expect(detailsOf({ details: { from: 'Urgent', to: 'Urgent', hue: 20 } })).toBe('hue: 20')
  expect(detailsOf({ details: { rows: 12, filters: ['label', 'state'], url: null, none: [] } })).toBe(
    'rows: 12 · filters: label, state',
  )
})

it('says what has words in them', () => {
  const say = (word: string) => ({ added: 'now may', 'label.manage': 'Manage labels' })[word] ?? word
  expect(detailsOf({ details: { added: ['label.manage', 'new.one'], removed: [] } }, say)).toBe(
    'now may: Manage labels, new.one',
  )
})
