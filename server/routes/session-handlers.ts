/** Signing in and out. */
import type { ENDPOINTS } from '@/protocol/hub-api'
import type { HubDeps } from '../deps'
import type { AgentId, WorkspaceId } from '@/domain/ids'
import type { HandlersFor, HubContext } from './route-types'

type SessionHandlers = Pick<HandlersFor<typeof ENDPOINTS>, 'signIn' | 'getSession' | 'signOut'>
type Deps = Pick<HubDeps, 'audit' | 'identity' | 'now' | 'sessions' | 'signInLimit' | 'agentStreams' | 'addressOf'>

export function sessionHandlers(deps: Deps): SessionHandlers {
  const { audit, identity, now, sessions, signInLimit, agentStreams, addressOf } = deps
  const trail = (workspaceId: WorkspaceId, agentId: AgentId, c: HubContext) => ({
    workspaceId,
    agentId,
    from: addressOf(c),
    now: now(),
  })
  return {
    async signIn({ body, c }) {
      const attempt = { email: body.email, address: addressOf(c) }
      await signInLimit.begin(attempt)
      const signedIn = await identity.signIn({ ...body, headers: c.req.raw.headers })
      await signInLimit.succeeded(attempt)
      const session = await sessions.describe(signedIn)
      // In every workspace they are in: each keeps a log of its own.
      for (const { workspace } of session.memberships)
        await audit.write(trail(workspace.id, signedIn.agentId, c), { action: 'session.signed_in' })
      return session
    },

    async getSession({ caller }) {
      const { token: _token, ...session } = await sessions.describe(caller)
      return session
    },

    async signOut({ caller, c }) {
      const { memberships } = await sessions.describe(caller)
      await sessions.revoke(caller.token)
      for (const { workspace } of memberships)
        await audit.write(trail(workspace.id, caller.agentId, c), { action: 'session.signed_out' })
      agentStreams.revoke(caller.token)
    },
  }
}
