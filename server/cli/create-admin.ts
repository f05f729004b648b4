/** `create-admin`: the first person of a workspace, and the workspace itself when there is none. */
import { Agent } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import { StartError } from '@/server/start-error'
import { createCommit } from '@/server/store/commit'
import type { Database } from '@/server/store/connect'
import { createWorkspace, type CreateWorkspaceDeps } from '@/server/use-cases/create-workspace'
import { addAgent, type NewMember } from '@/server/use-cases/manage-team'
import { WidgetSettings } from '@/domain/widget-settings'
import { required, UsageError, writeLine, type Command, type Values } from './command'
import { identityIn, passwordOr } from './password'
import { chosenWorkspace, DATABASE_OPTIONS, withDatabase } from './database'

export const createAdmin: Command = {
  usage:
    '--email E --name N [--workspace ID | --workspace-name W --domain shop.example[,…]] [--language en] [--data DIR]',
  summary:
    'Add an admin; the first one gets a workspace too. The password comes from ALONGSIDE_PASSWORD, or is made up',
  options: {
    ...DATABASE_OPTIONS,
    email: { type: 'string' },
    name: { type: 'string' },
    workspace: { type: 'string' },
    'workspace-name': { type: 'string' },
    domain: { type: 'string' },
    language: { type: 'string' },
  },
  async run(values, io) {
    const member = memberOf(values, io.env.ALONGSIDE_PASSWORD)
    const allowedDomains = domainsOf(values)
    if (values.workspace !== undefined && values['workspace-name'] !== undefined)
      throw new UsageError('--workspace names one that exists, --workspace-name makes a new one: give one of them')
    const made = await withDatabase(values, io, async (db) => {
      const deps = depsOf(db)
      const known = await deps.identity.ensurePerson(member)
      const isNew = values['workspace-name'] !== undefined || (await hasNoWorkspace(db))
      if (!isNew || values.workspace !== undefined) {
        const workspaceId = await chosenWorkspace(db.$client, values.workspace)
        await join(deps, workspaceId, member)
        return { workspaceId, inboxId: null, ...known }
      }
      const { workspace, inboxId } = await createWorkspace(deps, {
        name: typeof values['workspace-name'] === 'string' ? values['workspace-name'] : 'My shop',
        language: typeof values.language === 'string' ? values.language : 'en',
        agents: [member],
        website: { allowedDomains },
      })
      return { workspaceId: workspace.id, inboxId, ...known }
    })
    const { workspaceId, inboxId, created } = made
    await writeLine(io.stdout, JSON.stringify({ workspaceId, inboxId, email: member.email, role: 'admin' }))
    if (!created) io.stderr.write('This person could sign in already and keeps their password.\n')
    else if (io.env.ALONGSIDE_PASSWORD === undefined) io.stderr.write(`Password, shown only now: ${member.password}\n`)
  },
}

function memberOf(values: Values, given: string | undefined): NewMember {
  const name = Agent.shape.name.safeParse(required(values, 'name'))
  const email = Agent.shape.email.safeParse(required(values, 'email'))
  if (!name.success) throw new UsageError('--name takes at most 120 characters')
  if (!email.success) throw new UsageError('--email takes an email address, such as ada@shop.example')
  return { name: name.data, email: email.data.toLowerCase(), password: passwordOr(given), role: 'admin' }
}

function domainsOf(values: Values): string[] {
  const domains = typeof values.domain === 'string' ? values.domain.split(',') : []
  const parsed = WidgetSettings.shape.allowedDomains.safeParse(domains)
  if (!parsed.success)
    throw new UsageError('--domain takes host names like shop.example or *.shop.example, separated by commas')
  return parsed.data
}

function depsOf(db: Database): CreateWorkspaceDeps {
  return {
    pool: db.$client,
    commit: createCommit({ pool: db.$client, now: Date.now, onCommitted: () => {} }),
    identity: identityIn(db),
  }
}

async function hasNoWorkspace(db: Database): Promise<boolean> {
  const { rowCount } = await db.$client.query('SELECT 1 FROM workspaces LIMIT 1')
  return rowCount === 0
}

async function join(deps: CreateWorkspaceDeps, ...[workspaceId, member]: [Parameters<typeof addAgent>[1], NewMember]) {
  try {
    await addAgent(deps, workspaceId, member)
  } catch (error) {
    if (error instanceof AppError && error.code === 'email_taken')
      throw new StartError(`${member.email} is in this workspace already.`, { cause: error })
    throw error
  }
}
