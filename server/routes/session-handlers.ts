/** Signing in and out. */
import type { ENDPOINTS } from '@/protocol/hub-api'
import type { HubDeps } from '../deps'
import type { HandlersFor } from './route-types'

type SessionHandlers = Pick<HandlersFor<typeof ENDPOINTS>, 'signIn' | 'getSession' | 'getWaitingUnread' | 'signOut'>
type Deps = Pick<HubDeps, 'identity' | 'sessions' | 'signInLimit' | 'agentStreams' | 'addressOf'>

export function sessionHandlers({ identity, sessions, signInLimit, agentStreams, addressOf }: Deps): SessionHandlers {
  return {
    async signIn({ body, c }) {
      const attempt = { email: body.email, address: addressOf(c) }
      await signInLimit.begin(attempt)
      const signedIn = await identity.signIn({ ...body, headers: c.req.raw.headers })
      await signInLimit.succeeded(attempt)
      return sessions.describe(signedIn)
    },

    async getSession({ caller }) {
      const { token: _token, ...session } = await sessions.describe(caller)
      return session
    },

    getWaitingUnread: async ({ caller }) => ({ waiting: await sessions.waitingUnread(caller.agentId) }),

    async signOut({ caller }) {
      await sessions.revoke(caller.token)
      agentStreams.revoke(caller.token)
    },
  }
}
