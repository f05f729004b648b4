import { expect, it } from 'vitest'
import { anAgent, aTeam } from '@/tests/factories'
import { memberRows, permissionGroups, switched } from './members'

it('lists members by name with their teams and what they have to do, who has left last', () => {
  const [zoe, adam, left] = [
    anAgent({ name: 'Zoé' }),
    anAgent({ name: 'Adam' }),
    anAgent({ name: 'Bo', active: false }),
  ]
  const rows = memberRows({
    agents: [left, zoe, adam],
    teams: [aTeam({ name: 'Returns', memberIds: [zoe.id] })],
    myId: adam.id,
    online: new Set([zoe.id]),
    loads: new Map([[zoe.id, 3]]),
  })
  expect(rows.map(({ agent, state, isMe, teams, load }) => [agent.name, state, isMe, teams, load])).toEqual([
    ['Adam', 'offline', true, [], 0],
    ['Zoé', 'available', false, ['Returns'], 3],
    ['Bo', 'left', false, [], 0],
  ])
})

it('marks what a member may or may not do unlike their role', () => {
  const who = { role: 'agent', roles: {}, granted: ['label.manage'], denied: ['contact.edit'] } as const
  const rows = permissionGroups(who).flatMap((group) => group.rows)
  expect(rows.filter(({ isException }) => isException).map(({ permission, on }) => [permission, on])).toEqual([
    ['contact.edit', false],
    ['label.manage', true],
  ])
})

it('switches one permission: an exception is made, or taken back', () => {
  const who = { role: 'agent', roles: {}, granted: [], denied: [] } as const
  const granted = switched(who, 'label.manage', true)
  expect(granted).toEqual({ granted: ['label.manage'], denied: [] })
  expect(switched({ ...who, ...granted }, 'label.manage', false)).toEqual({ granted: [], denied: [] })
  expect(switched(who, 'contact.edit', false)).toEqual({ granted: [], denied: ['contact.edit'] })
})
