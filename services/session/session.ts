/** Signing in and out. The token is kept under its own key in the extension's storage and given to nobody else. */
import type { InboxDb } from '@/data/db'
import { readMeta } from '@/data/meta'
import { wipe, wipeAllButOwn, type Owner } from '@/data/sync'
import { AppError } from '@/domain/errors'
import { AgentId, WorkspaceId } from '@/domain/ids'
import { browser } from 'wxt/browser'
import { createHubClient, type HubClient } from '../hub-client/client'
import { findHub } from '../hub-client/find-hub'
import { LIST_FILTERS_KEY } from '../preferences/list-filters'
import { RELIEF_KEY } from '../tabs/layout'
import { FIRST_SCREEN_KEY } from './first-screen'
import { SESSION_KEY, type PublicSession } from './watch'

const TOKEN_KEY = 'token'

export type Credentials = { token: string; session: PublicSession; owner: Owner }

/** The token is not for content scripts, which run in the same process as a hostile page. Firefox has no such door. */
export async function closeStorageToContentScripts(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

/** Null when nobody is signed in. */
export async function readCredentials(): Promise<Credentials | null> {
  const stored = await browser.storage.local.get<{ [SESSION_KEY]?: PublicSession; [TOKEN_KEY]?: string }>([
    SESSION_KEY,
    TOKEN_KEY,
  ])
  const { session, token } = stored
  return session && token ? { token, session, owner: ownerOf(session) } : null
}

function ownerOf({ hubUrl, agent, workspaceId }: PublicSession): Owner {
  return { hubUrl, agentId: AgentId.parse(agent.id), workspaceId: WorkspaceId.parse(workspaceId) }
}

/** Throws the `AppError`s of `findHub`, or `wrong_credentials`, `too_many_attempts`, `workspace_required`. */
export async function signIn(
  db: InboxDb,
  { hubUrl: typed, email, password }: { hubUrl: string; email: string; password: string },
): Promise<void> {
  const { hubUrl } = await findHub(typed)
  const { token, agent, memberships } = await createHubClient({ hubUrl }).call('signIn', { body: { email, password } })
  const held = await readMeta(db, 'owner')
  const membership = memberships.find(({ workspace }) => workspace.id === held?.workspaceId) ?? memberships[0]
  if (!membership) throw new AppError('workspace_required', { agentId: agent.id })
  await become(db, token, { hubUrl, agent, workspaceId: membership.workspace.id, memberships })
}

/**
 * What another person left here is gone before the first row of theirs comes. The same person in another workspace finds
 * nothing of the one before either, but what they wrote there stays for when they are back: an entry of the outbox names
 * its workspace, and a draft its conversation.
 */
async function become(db: InboxDb, token: string, session: PublicSession): Promise<void> {
  const held = await readMeta(db, 'owner')
  const { hubUrl, agentId, workspaceId } = ownerOf(session)
  const isSamePerson = held?.hubUrl === hubUrl && held.agentId === agentId
  if (held && !isSamePerson) await wipe(db)
  else if (held && held.workspaceId !== workspaceId) await wipeAllButOwn(db)
  await browser.storage.local.set({ [SESSION_KEY]: session, [TOKEN_KEY]: token, [FIRST_SCREEN_KEY]: null })
}

export async function switchWorkspace(db: InboxDb, workspaceId: WorkspaceId): Promise<void> {
  const credentials = await readCredentials()
  if (!credentials) throw new AppError('not_signed_in')
  const { token, session } = credentials
  if (!session.memberships.some(({ workspace }) => workspace.id === workspaceId))
    throw new AppError('workspace_not_found', { workspaceId })
  await become(db, token, { ...session, workspaceId })
}

/** Which workspaces the hub says this person is in now: somebody may have added them to another, or changed their role. */
export async function refreshMemberships(hub: Pick<HubClient, 'call'>): Promise<void> {
  const { memberships, agent } = await hub.call('getSession', {})
  const now = await readCredentials()
  if (!now || now.session.agent.id !== agent.id) return
  const { session } = now
  if (JSON.stringify(session.memberships) === JSON.stringify(memberships)) return
  await browser.storage.local.set({ [SESSION_KEY]: { ...session, memberships } satisfies PublicSession })
}

async function forgetToken(): Promise<void> {
  await browser.storage.local.remove([SESSION_KEY, TOKEN_KEY, FIRST_SCREEN_KEY])
}

/** The hub has ended our session. What is queued and drafted stays for when the same person signs in again. */
export async function expire(db: InboxDb): Promise<void> {
  await forgetToken()
  await wipeAllButOwn(db)
}

/** Revokes the session at the hub, if it can be reached, and leaves nothing of anybody's behind in any case. */
export async function signOut(db: InboxDb, credentials: Credentials | null): Promise<void> {
  await forgetToken()
  await browser.storage.local.remove(LIST_FILTERS_KEY)
  await wipe(db)
  await browser.storage.session.remove(['cursor', 'openings'])
  if (!credentials) return
  const hub = createHubClient({ hubUrl: credentials.session.hubUrl, token: credentials.token })
  try {
    await hub.call('signOut', {})
  } catch (error) {
    // Offline, or the session was ended elsewhere. The token is gone from here and runs out at the hub.
    if (!(error instanceof AppError)) throw error
  }
}

/** After signing out: what this person preferred here goes too. What an older bridge in a page must know stays (layout.ts). */
export async function forgetBrowser(): Promise<void> {
  const stored = Object.keys(await browser.storage.local.get(null))
  await browser.storage.local.remove(stored.filter((key) => key !== RELIEF_KEY))
}
