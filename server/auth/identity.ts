/**
 * Who a person is: accounts, password hashes and sessions, kept by better-auth. Which workspaces they are in, and as
 * what, is our own table `agents`: see docs/decisions/0007-sign-in-library.md.
 */
import { AppError } from '@/domain/errors'
import { AgentId } from '@/domain/ids'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { account, session, user, verification } from '../store/auth-schema'
import type { Database } from '../store/connect'

export const SESSION_DAYS = 30
const DAY_SECONDS = 24 * 60 * 60
/** How long somebody stays signed in. */
export const SESSION_MS = SESSION_DAYS * DAY_SECONDS * 1000

export interface NewPerson {
  name: string
  email: string
  password: string
}

export interface SignedInPerson {
  token: string
  agentId: AgentId
}

export interface Identity {
  /** The account of this email; made if there is none. An existing one keeps its name and password. */
  ensurePerson(person: NewPerson): Promise<{ id: AgentId; created: boolean }>
  /** Throws `wrong_credentials`, the same for an unknown email and a wrong password, after the same work. */
  signIn(credentials: { email: string; password: string; headers: Headers }): Promise<SignedInPerson>
}

/** `secret` signs what the library signs; derive it from the hub's key. */
export function createIdentity(db: Database, secret: string): Identity {
  const auth = betterAuth({
    appName: 'Alongside',
    baseURL: 'http://localhost', // only used in links of emails, which we don't send through it
    secret,
    database: drizzleAdapter(db, { provider: 'pg', schema: { user, session, account, verification } }),
    // People are added by an admin or the command line, never by themselves.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS },
    rateLimit: { enabled: false }, // auth/sign-in-limit.ts counts failures only, across hubs
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

  return {
    async ensurePerson({ name, email, password }) {
      const { internalAdapter, password: hasher } = await auth.$context
      const address = email.toLowerCase()
      const found = await internalAdapter.findUserByEmail(address)
      if (found) return { id: AgentId.parse(found.user.id), created: false }
      const made = await internalAdapter.createUser(
        { name, email: address, emailVerified: true },
        { method: 'email-password' },
      )
      await internalAdapter.linkAccount({
        userId: made.id,
        providerId: 'credential',
        accountId: made.id,
        password: await hasher.hash(password),
      })
      return { id: AgentId.parse(made.id), created: true }
    },

    async signIn({ email, password, headers }) {
      try {
        const signedIn = await auth.api.signInEmail({ body: { email: email.toLowerCase(), password }, headers })
        return { token: signedIn.token, agentId: AgentId.parse(signedIn.user.id) }
      } catch (cause) {
        if (cause instanceof APIError && cause.statusCode === 401)
          throw new AppError('wrong_credentials', {}, { cause })
        throw cause
      }
    },
  }
}
