/** Signing in and out. */
import { AppError } from '@/domain/errors'
import type { ENDPOINTS } from '@/protocol/hub-api'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { HubDeps } from '../deps'
import type { HandlersFor, HubContext } from './route-types'

type SessionHandlers = Pick<HandlersFor<typeof ENDPOINTS>, 'signIn' | 'getSession' | 'signOut'>
type Deps = Pick<HubDeps, 'identity' | 'sessions' | 'signInLimit' | 'agentStreams'>

export function sessionHandlers({ identity, sessions, signInLimit, agentStreams }: Deps): SessionHandlers {
  return {
    async signIn({ body, c }) {
      const attempt = { email: body.email, address: addressOf(c) }
      await signInLimit.check(attempt)
      try {
        const signedIn = await identity.signIn({ ...body, headers: c.req.raw.headers })
        await signInLimit.succeeded(attempt)
        return await sessions.describe(signedIn)
      } catch (error) {
        if (error instanceof AppError && error.code === 'wrong_credentials') await signInLimit.failed(attempt)
        throw error
      }
    },

    async getSession({ caller }) {
      const { token: _token, ...session } = await sessions.describe(caller)
      return session
    },

    async signOut({ caller }) {
      await sessions.revoke(caller.token)
      agentStreams.revoke(caller.token)
    },
  }
}

/** The socket's address, not a header anybody can write: behind a proxy the limit per address covers all of it. */
function addressOf(c: HubContext): string {
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'
}
