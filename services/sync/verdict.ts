/** What an ended connection means for the next one. Pure: the loop in sync.ts acts on it. */
import { AppError, type ErrorCode } from '@/domain/errors'
import { MalformedFrame } from './stream'

/** Why we gave a connection up although nothing is wrong with the network. */
export class Reconnect extends Error {
  constructor(readonly because: 'gap' | 'behind' | 'ahead' | 'silence' | 'replaced' | 'asked') {
    super(because)
  }
}

export type Verdict = {
  /** Connect at once, after a back-off, or never (the token is no longer good). */
  next: 'now' | 'later' | 'never'
  /** Start over with a snapshot. */
  snapshot: boolean
  state: 'catching-up' | 'offline' | 'signed-out'
  /** Entries did not come as they should have. */
  missing: boolean
}

/**
 * `stuck`: entries were missing at this very cursor on the connection before, too. Then it is no slip of the connection,
 * the log itself lacks them for us.
 */
export function verdictOn(reason: unknown, stuck: boolean): Verdict {
  if (reason instanceof MalformedFrame || (reason instanceof Reconnect && isMissing(reason.because)))
    return { next: stuck ? 'now' : 'later', snapshot: stuck, state: 'catching-up', missing: true }
  if (reason instanceof Reconnect) return { next: 'now', snapshot: false, state: 'catching-up', missing: false }
  const code = reason instanceof AppError ? reason.code : 'unexpected'
  if (SHUT_OUT.has(code)) return { next: 'never', snapshot: false, state: 'signed-out', missing: false }
  if (code === 'cursor_expired') return { next: 'now', snapshot: true, state: 'catching-up', missing: false }
  return { next: 'later', snapshot: false, state: 'offline', missing: false }
}

/** The token is no longer good, or its owner no longer in the workspace: asking again will not change it. */
const SHUT_OUT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not_signed_in',
  'permission_denied',
  'workspace_not_found',
  'workspace_required',
])

const isMissing = (because: Reconnect['because']) => because === 'gap' || because === 'behind'
