// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/composables/i18n'
import ConversationRow from './ConversationRow.vue'
import { keepSame, type RowView } from './row-view'

const now = new Date(2026, 4, 20, 12).getTime()
const row = (over: Partial<RowView> = {}): RowView => ({
  id: 'c1' as never,
  name: 'Marta Ruiz',
  hue: 30,
  channel: 'webchat',
  online: true,
  unread: 2,
  hosting: 'assigned',
  assignee: { name: 'Sam Okafor', hue: 1, me: true },
  preview: { author: 'contact', kind: 'text', text: 'Does it fit?' },
  draft: null,
  status: 'open',
  snoozedUntilAt: null,
  unsent: false,
  mentioned: false,
  returned: null,
  at: now - 120_000,
  fromHub: false,
  ...over,
})
const label = (over: Partial<RowView> = {}) =>
  mount(ConversationRow, { props: { row: row(over), now }, global: { plugins: [i18n] } })
    .get('[role="option"]')
    .attributes('aria-label')

describe('a row of the list', () => {
  it('is read out beginning with the name: channel, presence, state, unread, what was said, when', () => {
    expect(label()).toBe('Marta Ruiz, Website, Online, Assigned to Sam Okafor, 2 unread, Does it fit?, 2 min')
  })
  it('says nothing of presence where the channel tells nothing', () => {
    expect(label({ channel: 'email', online: null })).not.toMatch(/Online|Offline/)
  })
  it.each([
    [{ hosting: 'bot', assignee: null }, 'The bot answers'],
    [{ hosting: 'unassigned', assignee: null }, 'Unassigned'],
    [{ status: 'resolved' }, 'Resolved'],
    [{ fromHub: true }, 'Found on your hub'],
    [{ draft: 'Yes, it' }, 'Draft: Yes, it'],
    [{ preview: { author: 'bot', kind: 'text', text: 'Hi' } }, 'Bot: Hi'],
    [{ preview: { author: 'agent', kind: 'card', text: 'Rain jacket' } }, 'You: Product: Rain jacket'],
  ] as [Partial<RowView>, string][])('%o says %s', (over, words) => {
    expect(label(over)).toContain(words)
  })
})

describe('a row that is read again', () => {
  it('is the one of before when it says the same, and so is not drawn anew', () => {
    const before = row()
    expect(keepSame(before, row())).toBe(before)
  })
  it.each<[string, Partial<RowView>]>([
    ['was read', { unread: 0 }],
    ['belongs to nobody any more', { assignee: null }],
    ['belongs to somebody else', { assignee: { name: 'Mia Lund', hue: 2, me: false } }],
    ['has new last words', { preview: { author: 'contact', kind: 'text', text: 'Hello?' } }],
  ])('is another once it %s', (_what, over) => {
    const now = row(over)
    expect(keepSame(row(), now)).toBe(now)
    expect(keepSame(now, row())).not.toBe(now)
  })
})
