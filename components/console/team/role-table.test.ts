import { describe, expect, it } from 'vitest'
import { anAgent } from '@/tests/factories'
import { EDITABLE_ROLES, isBasic, PERMISSIONS, type Permission, type Powers, type Roles } from '@/domain/permissions'
import { changedRoles, roleTable } from './role-table'

const admin = (roles: Roles = {}): Powers => ({ role: 'admin', roles, granted: [], denied: [] })
/** A supervisor who manages the team. */
const manager = (roles: Roles = {}): Powers => ({ role: 'supervisor', roles, granted: ['team.manage'], denied: [] })
const rowsOf = (...given: Parameters<typeof roleTable>) => roleTable(...given).flatMap(({ rows }) => rows)
const rowOf = (permission: Permission, ...given: Parameters<typeof roleTable>) =>
  rowsOf(...given).find((row) => row.permission === permission)!

it('has every permission once', () => {
  expect(
    rowsOf([], admin())
      .map(({ permission }) => permission)
      .sort(),
  ).toEqual([...PERMISSIONS].sort())
})

describe('says of reassigning', () => {
  const members = [
    anAgent({ name: 'Zoé', role: 'agent', granted: ['conversation.reassign'] }),
    anAgent({ name: 'Adam', role: 'supervisor', denied: ['conversation.reassign'] }),
    anAgent({ name: 'Bo', role: 'agent' }),
    anAgent({ name: 'Cy', role: 'agent', granted: ['conversation.reassign'], active: false }),
  ]
  const told = (by: Powers) => {
    const { roles, exceptions } = rowOf('conversation.reassign', members, by)
    return {
      on: [roles.admin.on, roles.supervisor.on, roles.agent.on],
      exceptions: exceptions.map(({ agent, may }) => [agent.name, may]),
    }
  }
  it('which role may, and who is an exception to their role', () => {
    expect(told(admin())).toEqual({
      on: [true, true, false],
      exceptions: [
        ['Adam', false],
        ['Zoé', true],
      ],
    })
  })
  it('that nobody is an exception to what the role was changed to', () => {
    const roles: Roles = {
      supervisor: { added: [], removed: ['conversation.reassign'] },
      agent: { added: ['conversation.reassign'], removed: [] },
    }
    expect(told(admin(roles))).toEqual({ on: [true, false, true], exceptions: [] })
  })
})

describe('what can be switched', () => {
  it('is, for an admin, everything of supervisors and agents but what every role has', () => {
    for (const { permission, roles } of rowsOf([], admin()))
      for (const role of EDITABLE_ROLES)
        expect(roles[role].fixed, `${role} ${permission}`).toBe(isBasic(permission) ? 'basic' : null)
    expect(rowOf('label.manage', [], admin()).roles.admin.fixed).toBe('admin')
  })
  it('is, for anybody else, what they may themselves', () => {
    expect(rowOf('label.manage', [], manager()).roles.agent.fixed).toBeNull()
    expect(rowOf('team.manage', [], manager()).roles.agent.fixed).toBeNull()
    expect(rowOf('workspace.manage', [], manager()).roles.agent.fixed).toBe('lacking')
  })
  it('is marked where it is not as delivered', () => {
    const { roles } = rowOf('label.manage', [], admin({ agent: { added: ['label.manage'], removed: [] } }))
    expect([roles.agent.isChanged, roles.supervisor.isChanged]).toEqual([true, false])
  })
})

describe('the way back to the default', () => {
  it('is offered for roles that differ from it', () => {
    expect(changedRoles(admin())).toEqual([])
    expect(changedRoles(admin({ agent: { added: ['label.manage'], removed: [] } }))).toEqual([
      { role: 'agent', isTheirs: true },
    ])
  })
  it('is open to nobody who lacks something of what differs', () => {
    const roles: Roles = { agent: { added: ['label.manage', 'audit.read'], removed: [] } }
    expect(changedRoles(manager(roles))).toEqual([{ role: 'agent', isTheirs: false }])
  })
})
