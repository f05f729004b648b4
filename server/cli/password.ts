/** Accounts, as commands reach them, and their passwords: from the environment, where no list of processes shows them, or made up. */
import { randomBytes } from 'node:crypto'
import { isPassword } from '@/domain/invitation'
import { createIdentity, type Identity } from '@/server/auth/identity'
import type { Database } from '@/server/store/connect'
import { UsageError } from './command'

/** The secret signs sessions; a command makes none, so it need not be the hub's. */
export const identityIn = (db: Database): Identity => createIdentity(db, randomBytes(32).toString('hex'))

/** `given`: ALONGSIDE_PASSWORD. */
export function passwordOr(given: string | undefined): string {
  const password = given ?? randomBytes(12).toString('base64url')
  if (!isPassword(password)) throw new UsageError('ALONGSIDE_PASSWORD must have 10 to 200 characters')
  return password
}
