/** What a workspace's roles may do, in the table of routes (hub-api.ts). */
import { z } from 'zod'
import { Agent, Workspace } from '@/domain/agent'
import { EDITABLE_ROLES, SWITCHED_PERMISSIONS } from '@/domain/permissions'
import type { Endpoint } from './hub-api'

/** `agents`: members for whom an exception is none any more. */
export const ChangedRole = z.object({ workspace: Workspace, agents: z.array(Agent) })
export type ChangedRole = z.infer<typeof ChangedRole>

const switched = z.array(z.enum(SWITCHED_PERMISSIONS)).default([])
/** What is switched on for the role, and what off; the rest stays as it is, whoever else is switching. */
export const RoleSwitches = z.object({ added: switched, removed: switched })

const role = z.object({ role: z.enum(EDITABLE_ROLES) })

export const ROLE_ENDPOINTS = {
  changeRole: {
    method: 'patch',
    path: '/roles/{role}',
    access: 'team.manage',
    params: role,
    body: RoleSwitches,
    response: ChangedRole,
    summary: 'Switch permissions of a role on and off, for everybody who has it',
  },
  resetRole: {
    method: 'delete',
    path: '/roles/{role}/changes',
    access: 'team.manage',
    params: role,
    response: ChangedRole,
    summary: 'Back to what the role is delivered with',
  },
} as const satisfies Record<string, Endpoint>
