import { aConversation, anId } from '@/tests/factories'
import { describe, expect, it } from 'vitest'
import { inverseOf, undoingsOf } from './bulk'
import type { AgentId, LabelId } from './ids'

const [me, label] = [anId<AgentId>('ag'), anId<LabelId>('lb')]

describe('what takes a change of many back', () => {
  it('is the state each one had, with the time it was put off to', () => {
    expect(inverseOf({ status: 'resolved' }, aConversation())).toEqual({ status: 'open' })
    const snoozed = aConversation({ status: 'snoozed', snoozedUntilAt: 99 })
    expect(inverseOf({ status: 'open' }, snoozed)).toEqual({ status: 'snoozed', snoozedUntilAt: 99 })
    expect(inverseOf({ status: 'snoozed', snoozedUntilAt: 200 }, snoozed)).toEqual({ snoozedUntilAt: 99 })
  })
  it('takes only from those that had it not, and leaves the rest alone', () => {
    expect(inverseOf({ addLabelIds: [label] }, aConversation({ labelIds: [label] }))).toBeNull()
    expect(inverseOf({ addLabelIds: [label] }, aConversation())).toEqual({ removeLabelIds: [label] })
    expect(inverseOf({ removeLabelIds: [label] }, aConversation({ labelIds: [label] }))).toEqual({
      addLabelIds: [label],
    })
    expect(inverseOf({ assigneeId: me }, aConversation({ assigneeId: me }))).toBeNull()
    expect(inverseOf({ assigneeId: me }, aConversation())).toEqual({ assigneeId: null })
  })
  it('cannot take back that they were read', () => {
    expect(inverseOf({ read: true }, aConversation({ unreadCount: 2 }))).toBeNull()
  })
  it('is one change for all that were alike', () => {
    const rows = [
      aConversation(),
      aConversation(),
      aConversation({ status: 'snoozed', snoozedUntilAt: 7 }),
      aConversation({ status: 'resolved' }),
    ]
    expect(undoingsOf({ status: 'resolved' }, rows)).toEqual([
      { ids: [rows[0]!.id, rows[1]!.id], change: { status: 'open' } },
      { ids: [rows[2]!.id], change: { status: 'snoozed', snoozedUntilAt: 7 } },
    ])
  })
})
