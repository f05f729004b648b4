import { describe, expect, it } from 'vitest'
import type { Role } from '@/domain/permissions'
import type { Conversation } from '@/domain/conversation'
import { aConversation, anAgent, anId, NOON } from '@/tests/factories'
import { Loaded } from '../store/loaded'
import { changeConversation } from './change-conversation'
import { wake } from './wake-conversations'

const me = anAgent()
const colleague = anAgent({ name: 'Tom Reyes' })

function change(
  before: Conversation,
  wanted: Parameters<typeof changeConversation>[0]['change'],
  role: Role = 'agent',
) {
  const rows = new Loaded()
  rows.apply({ conversations: [before], agents: [me, colleague] })
  const by = { agentId: me.id, role, roles: {}, granted: [], denied: [] }
  return changeConversation({ conversationId: before.id, change: wanted, by, now: NOON }).decide(rows, 99)
}

it('writes nothing when nothing is different', () => {
  const before = aConversation({ status: 'open' })
  expect(change(before, { status: 'open' })).toEqual({ value: before })
})

it('forgets until when it was snoozed once it is not', () => {
  const before = aConversation({ status: 'snoozed', snoozedUntilAt: NOON })
  expect(change(before, { status: 'resolved' }).value).toMatchObject({ version: 99, snoozedUntilAt: null })
})

describe('assignment by an agent', () => {
  it.each([
    ['nobody’s to oneself', null, me.id, true],
    ['one’s own to nobody', me.id, null, true],
    ['nobody’s to a colleague', null, colleague.id, false],
    ['a colleague’s to oneself', colleague.id, me.id, false],
    ['a colleague’s to nobody', colleague.id, null, false],
  ])('of %s', (_what, assigneeId, to, allowed) => {
    const before = aConversation({ assigneeId })
    const assign = (role: Role) => () => change(before, { assigneeId: to }, role)
    if (allowed) expect(assign('agent')().value.assigneeId).toBe(to)
    else expect(assign('agent')).toThrow(expect.objectContaining({ code: 'permission_denied' }) as Error)
    expect(assign('supervisor')().value.assigneeId).toBe(to)
  })
})

describe('the history', () => {
  const told = (before: Conversation, wanted: Parameters<typeof change>[1]) =>
    change(before, wanted, 'supervisor').event!.rows.activities!.map(({ what }) => what)

  it('tells of everything one change did, each in a row of its own, in the same entry', () => {
    const before = aConversation({ assigneeId: null, hostedByBot: true })
    const { activities } = change(before, { assigneeId: me.id, hostedByBot: false }).event!.rows
    const row = { conversationId: before.id, version: 99, position: 99, createdAt: NOON }
    const actor = { kind: 'agent', agentId: me.id }
    expect(activities).toEqual([
      {
        ...row,
        id: `${before.id}.99.0`,
        actor,
        what: {
          kind: 'assigned',
          from: { agentId: null, teamId: null },
          to: { agentId: me.id, teamId: null },
          reason: null,
        },
      },
      { ...row, id: `${before.id}.99.1`, actor, what: { kind: 'hosting', on: false } },
    ])
  })
  it('tells until when something was snoozed', () => {
    const wanted = { status: 'snoozed', snoozedUntilAt: NOON } as const
    expect(told(aConversation(), wanted)).toEqual([
      { kind: 'status', from: 'open', to: 'snoozed', snoozedUntilAt: NOON },
    ])
  })
})

it('takes no label and no agent the workspace does not have', () => {
  const before = aConversation({ assigneeId: null })
  const refuses = (code: string) => expect.objectContaining({ code }) as Error
  expect(() => change(before, { labelIds: [anId('la')] })).toThrow(refuses('label_not_found'))
  expect(() => change(before, { assigneeId: anId('ag') }, 'admin')).toThrow(refuses('agent_not_found'))
})

it('wakes a snoozed conversation when its time has come, not before and not another', () => {
  const rows = new Loaded()
  const due = aConversation({ status: 'snoozed', snoozedUntilAt: NOON })
  const open = aConversation({ status: 'open' })
  rows.apply({ conversations: [due, open] })
  expect(wake(due.id, NOON - 1).decide(rows, 5).event).toBeUndefined()
  expect(wake(open.id, NOON).decide(rows, 5).event).toBeUndefined()
  const woken = [{ id: due.id, version: 5, status: 'open', snoozedUntilAt: null }]
  const changed = wake(due.id, NOON).decide(rows, 5).event!.rows
  expect(changed.conversations).toMatchObject(woken)
  expect(changed.activities).toMatchObject([{ actor: { kind: 'system' }, what: { from: 'snoozed', to: 'open' } }])
})
