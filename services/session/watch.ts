/** The session as pages see it: everything but the token. */
import type { Role } from '@/domain/permissions'
import { browser } from 'wxt/browser'

export type PublicSession = {
  hubUrl: string
  agent: { id: string; name: string; email: string }
  workspaceId: string
  memberships: { workspace: { id: string; name: string; language: string }; role: Role }[]
}

/** Where the signed-in session is kept. The token lies beside it under its own key, which pages never read. */
export const SESSION_KEY = 'session'

/** Tells `onChange` now and at every change, in any context; null: signed out. Returns how to stop. */
export function watchSession(onChange: (session: PublicSession | null) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[SESSION_KEY]) onChange((changes[SESSION_KEY].newValue as PublicSession) ?? null)
  }
  browser.storage.onChanged.addListener(changed)
  void browser.storage.local
    .get(SESSION_KEY)
    .then((stored) => onChange((stored[SESSION_KEY] as PublicSession | undefined) ?? null))
  return () => browser.storage.onChanged.removeListener(changed)
}
