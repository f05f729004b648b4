import { describe, expect, it } from 'vitest'
import {
  changeOf,
  EDITABLE_ROLES,
  exceptions,
  isBasic,
  may,
  mayAll,
  mayGiveRole,
  missingToGive,
  PERMISSIONS,
  permissionsOfRole,
  ROLE_PERMISSIONS,
  rolesWith,
  type Permission,
  type Powers,
} from './permissions'

const somebody = (over: Partial<Powers> = {}): Powers => ({
  role: 'agent',
  roles: {},
  granted: [],
  denied: [],
  ...over,
})
const agentsWith = (...more: Permission[]) => rolesWith({}, 'agent', [...ROLE_PERMISSIONS.agent, ...more])
const agentsWithout = (one: Permission) =>
  rolesWith(
    {},
    'agent',
    ROLE_PERMISSIONS.agent.filter((each) => each !== one),
  )

describe('a role', () => {
  it.each(EDITABLE_ROLES)('%s may what it is delivered with where nothing was changed', (role) => {
    expect(permissionsOfRole(role, {})).toEqual(PERMISSIONS.filter((each) => ROLE_PERMISSIONS[role].includes(each)))
    expect(changeOf(role, {})).toBeNull()
  })
  it('may more, or less, where the workspace changed it, and the other role stays', () => {
    const roles = rolesWith(agentsWith('conversation.reassign'), 'supervisor', ['conversation.reply'])
    expect(permissionsOfRole('agent', roles)).toContain('conversation.reassign')
    expect(permissionsOfRole('supervisor', roles)).not.toContain('canned.manage')
    expect(changeOf('agent', roles)).toEqual({ added: ['conversation.reassign'], removed: [] })
  })
  it('keeps what every role has, whatever is said of it', () => {
    expect(permissionsOfRole('agent', rolesWith({}, 'agent', []))).toEqual(PERMISSIONS.filter(isBasic))
    const forged = { agent: { added: [], removed: ['conversation.read' as const] } }
    expect(permissionsOfRole('agent', forged)).toContain('conversation.read')
    expect(changeOf('agent', forged)).toBeNull()
  })
  it('that is as delivered again leaves nothing behind', () => {
    expect(rolesWith(agentsWith('label.manage'), 'agent', ROLE_PERMISSIONS.agent)).toEqual({})
  })
  it('admin may everything', () => {
    expect(permissionsOfRole('admin', { supervisor: { added: [], removed: ['label.manage'] } })).toEqual(PERMISSIONS)
  })
})

describe('a member', () => {
  it('may what their role may here, with their exceptions', () => {
    const roles = agentsWith('label.manage')
    expect(may(somebody({ roles }), 'label.manage')).toBe(true)
    expect(may(somebody({ roles, denied: ['label.manage'] }), 'label.manage')).toBe(false)
    expect(may(somebody({ roles: agentsWithout('contact.edit') }), 'contact.edit')).toBe(false)
    expect(may(somebody({ roles: agentsWithout('contact.edit'), granted: ['contact.edit'] }), 'contact.edit')).toBe(
      true,
    )
  })
  it('keeps what every role has, whatever exception was made', () => {
    const who = somebody({ denied: ['conversation.read', 'contact.edit'] })
    expect(may(who, 'conversation.read')).toBe(true)
    expect(exceptions(who).denied).toEqual(['contact.edit'])
  })
  it('is no exception to what their role says anyway', () => {
    const who = somebody({ granted: ['label.manage'], denied: ['contact.edit'] })
    expect(exceptions(who)).toEqual({ granted: ['label.manage'], denied: ['contact.edit'] })
    expect(exceptions({ ...who, roles: agentsWith('label.manage') })).toEqual({ granted: [], denied: ['contact.edit'] })
    expect(exceptions({ ...who, roles: agentsWithout('contact.edit') }).denied).toEqual([])
  })
  it('gives only a role that may no more than they, as it is here', () => {
    const manager = somebody({ role: 'supervisor', granted: ['team.manage'] })
    expect(mayGiveRole(manager, 'agent')).toBe(true)
    expect(missingToGive({ ...manager, roles: agentsWith('workspace.manage') }, 'agent')).toBe('workspace.manage')
  })
  it('stands in only for who may no more than they', () => {
    const roles = agentsWith('audit.read')
    expect(mayAll(somebody({ role: 'supervisor', roles }), somebody({ roles }))).toBe(false)
    expect(mayAll(somebody({ role: 'admin', roles }), somebody({ roles }))).toBe(true)
  })
})
