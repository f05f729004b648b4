/** What comes back over the wire. Errors travel as codes: Error objects do not survive it. */
import type { ErrorCode } from '@/domain/errors'

export type Reply = { ok: true; value: unknown } | { ok: false; code: ErrorCode }
