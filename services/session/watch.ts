/** The session as pages see it: everything but the token. */
import type { Role } from '@/domain/permissions'
import { browser } from 'wxt/browser'

export type PublicSession = {
  hubUrl: string
  agent: { id: string; name: string; email: string }
  workspaceId: string
  memberships: { workspace: { id: string; name: string; language: string }; role: Role }[]
}

/** Whom pages are about: one person in one workspace of one hub. */
export const identityOf = (whose: { hubUrl: string; agentId: string; workspaceId: string }) =>
  [whose.hubUrl, whose.agentId, whose.workspaceId].join(' ')
export const identityOfSession = ({ hubUrl, agent, workspaceId }: PublicSession) =>
  identityOf({ hubUrl, agentId: agent.id, workspaceId })

/** Where the signed-in session is kept. The token lies beside it under its own key, which pages never read. */
export const SESSION_KEY = 'session'

/** null: signed out. */
export async function readPublicSession(): Promise<PublicSession | null> {
  return (await browser.storage.local.get<{ [SESSION_KEY]?: PublicSession }>(SESSION_KEY))[SESSION_KEY] ?? null
}

/** For an agent of several workspaces the one that is open; null where there is nothing to mistake it for. */
export function openAmongSeveral(session: PublicSession | null): { id: string; name: string } | null {
  if (!session || session.memberships.length < 2) return null
  return session.memberships.find(({ workspace }) => workspace.id === session.workspaceId)?.workspace ?? null
}

/** Tells `onChange` now and at every change, in any context; null: signed out. Returns how to stop. */
export function watchSession(onChange: (session: PublicSession | null) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[SESSION_KEY]) onChange((changes[SESSION_KEY].newValue as PublicSession) ?? null)
  }
  browser.storage.onChanged.addListener(changed)
  void readPublicSession().then(onChange)
  return () => browser.storage.onChanged.removeListener(changed)
}
