/** What somebody may do, as the synced rows say it: their own and the workspace’s. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import { anAgent, aWorkspace } from '@/tests/factories'
import { inSyncedTransaction, applyRows } from './apply'
import { InboxDb } from './db'
import { powersOf } from './workspace'

let db: InboxDb
beforeEach(async () => {
  db = new InboxDb()
  await db.delete()
  await db.open()
})

const me = anAgent({ granted: ['audit.read'] })
const workspace = aWorkspace()
const mine = () => powersOf(db, { agentId: me.id, workspaceId: workspace.id })

it('what somebody may do is nothing known until their row is here', async () => {
  expect(await mine()).toBeNull()
})

it('what somebody may do follows the workspace’s row and their own', async () => {
  await inSyncedTransaction(db, () => applyRows(db, { agents: [me], workspaces: [workspace] }))
  expect(await mine()).toEqual({ agentId: me.id, role: 'agent', granted: ['audit.read'], denied: [], roles: {} })
  const roles = { agent: { added: ['label.manage' as const], removed: [] } }
  await inSyncedTransaction(db, () => applyRows(db, { workspaces: [{ ...workspace, version: 2, roles }] }))
  expect((await mine())?.roles).toEqual(roles)
})

it('a row from before the roles could be changed is read as nothing changed', async () => {
  const { roles: _roles, ...older } = workspace
  await db.agents.put(me)
  await db.workspaces.put(older as typeof workspace)
  expect((await mine())?.roles).toEqual({})
})
