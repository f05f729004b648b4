/** A new workspace with its first members and website inbox: for the command line, the demo and tests. */
import type { Agent, Workspace } from '@/domain/agent'
import { InboxId, WorkspaceId } from '@/domain/ids'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Identity } from '../auth/identity'
import type { Change, Commit } from '../store/commit'
import { saveWebsiteInbox } from './manage-inboxes'
import { addAgent, type NewMember } from './manage-team'
import { WidgetSettings, type NewWidgetSettings } from '@/domain/widget-settings'

export interface NewWorkspace {
  /** Made up when left out. */
  id?: WorkspaceId | undefined
  name: string
  /** BCP 47, the language the team works in. */
  language: string
  agents: NewMember[]
  /** Left out: no website inbox. */
  website?: ({ id?: InboxId | undefined; name?: string | undefined } & Partial<NewWidgetSettings>) | undefined
}

export interface CreatedWorkspace {
  workspace: Workspace
  agents: Agent[]
  inboxId: InboxId | null
}

export interface CreateWorkspaceDeps {
  pool: pg.Pool
  commit: Commit
  identity: Identity
}

export async function createWorkspace(deps: CreateWorkspaceDeps, input: NewWorkspace): Promise<CreatedWorkspace> {
  const id = input.id ?? WorkspaceId.parse(uuidv7())
  await deps.pool.query('INSERT INTO workspace_counters (workspace_id, seq) VALUES ($1, 0)', [id])
  const workspace = await deps.commit(id, saveWorkspace({ id, name: input.name, language: input.language, roles: {} }))
  const agents: Agent[] = []
  for (const member of input.agents) agents.push(await addAgent(deps, id, member))
  if (!input.website) return { workspace, agents, inboxId: null }
  const { id: inboxId = InboxId.parse(uuidv7()), name = input.name, ...given } = input.website
  const settings = WidgetSettings.parse({
    shopName: input.name,
    brand: '#2f6fed',
    side: 'right',
    greeting: { en: 'Hi! How can we help?', zh: '您好！有什么可以帮您？' },
    allowedDomains: [],
    ...given,
  })
  await deps.commit(id, saveWebsiteInbox({ workspaceId: id, id: inboxId, name, settings }))
  return { workspace, agents, inboxId }
}

function saveWorkspace(row: Omit<Workspace, 'version'>): Change<Workspace> {
  return {
    needs: {},
    decide(_rows, seq) {
      const workspace = { ...row, version: seq }
      return { value: workspace, event: { type: 'workspace.changed', rows: { workspaces: [workspace] } } }
    },
  }
}
