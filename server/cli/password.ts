/** A password as commands take it: from the environment, where no list of processes shows it, or made up. */
import { randomBytes } from 'node:crypto'
import { isPassword } from '@/server/pages/field'
import { UsageError } from './command'

/** `given`: ALONGSIDE_PASSWORD. */
export function passwordOr(given: string | undefined): string {
  const password = given ?? randomBytes(12).toString('base64url')
  if (!isPassword(password)) throw new UsageError('ALONGSIDE_PASSWORD must have 10 to 200 characters')
  return password
}
