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
import type { Statement } from '../store/commit'
import type { Database } from '../store/connect'
import { inTransaction } from '../store/in-transaction'

export const SESSION_DAYS = 30
const DAY_SECONDS = 24 * 60 * 60
/** How long somebody stays signed in. */
export const SESSION_MS = SESSION_DAYS * DAY_SECONDS * 1000

export interface NewPerson {
  name: string
  email: string
  password: string
}

export interface Person {
  id: AgentId
  name: string
}

export interface SignedInPerson {
  token: string
  agentId: AgentId
}

export interface Identity {
  /** The account of this email; made if there is none. An existing one keeps its name and password. */
  ensurePerson(person: NewPerson): Promise<{ id: AgentId; created: boolean }>
  /** The account of this email; null: none. */
  find(email: string): Promise<Person | null>
  /** Makes an account; null: there is one of this email, perhaps made at the same moment. */
  make(person: NewPerson): Promise<Person | null>
  /** Whose email and password these are; null: nobody's. Counts nothing and opens no session. */
  check(credentials: { email: string; password: string }): Promise<Person | null>
  /** What is kept of their password: it changes with it. null: nobody, or an account without one. */
  passwordHash(id: AgentId): Promise<string | null>
  /**
   * From now on it is this, and whoever is signed in as them no longer is. Streams that are open: see AgentStreams.
   * `along`: what happens with it or not at all, such as the line in the audit log.
   */
  setPassword(id: AgentId, password: string, along: Statement[]): Promise<void>
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

  async function find(email: string): Promise<Person | null> {
    const { internalAdapter } = await auth.$context
    const found = await internalAdapter.findUserByEmail(email.toLowerCase())
    return found ? { id: AgentId.parse(found.user.id), name: found.user.name } : null
  }

  async function passwordHash(id: AgentId): Promise<string | null> {
    const { internalAdapter } = await auth.$context
    return (await internalAdapter.findCredentialAccount(id))?.password ?? null
  }

  async function make({ name, email, password }: NewPerson): Promise<Person | null> {
    const { internalAdapter, password: hasher } = await auth.$context
    const hash = await hasher.hash(password)
    const id = await createUser(name, email.toLowerCase())
    if (id === null) return null
    await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
    return { id: AgentId.parse(id), name }
  }

  /** The database allows one account per email: of two at one moment, the second gets null. */
  async function createUser(name: string, email: string): Promise<string | null> {
    const { internalAdapter } = await auth.$context
    try {
      const made = await internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email-password' })
      return made.id
    } catch (error) {
      if (await find(email)) return null
      throw error
    }
  }

  return {
    find,
    make,
    async ensurePerson(person) {
      const before = await find(person.email)
      if (before) return { id: before.id, created: false }
      const made = await make(person)
      return made ? { id: made.id, created: true } : this.ensurePerson(person)
    },

    async check({ email, password }) {
      const { password: hasher } = await auth.$context
      const found = await find(email)
      if (!found) return null
      const hash = await passwordHash(found.id)
      return hash && (await hasher.verify({ hash, password })) ? found : null
    },

    passwordHash,

    async setPassword(id, password, along) {
      const { password: hasher } = await auth.$context
      const hash = await hasher.hash(password)
      await inTransaction(db.$client, [
        {
          text: `UPDATE accounts SET password = $2, updated_at = now() WHERE user_id = $1 AND provider_id = 'credential'`,
          values: [id, hash],
        },
        { text: 'DELETE FROM sessions WHERE user_id = $1', values: [id] },
        ...along,
      ])
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
