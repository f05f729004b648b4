/** How an error leaves the hub. A new code does not compile until it has a status. */
import { AppError, type ErrorCode } from '@/domain/errors'
import type { ErrorBody } from '@/protocol/hub-api'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'

const STATUS = {
  invalid_request: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  too_many_attempts: 429,
  permission_denied: 403,
  workspace_required: 400,
  workspace_not_found: 404,
  conversation_not_found: 404,
  contact_not_found: 404,
  message_not_found: 404,
  message_not_yours: 403,
  message_already_read: 409,
  channel_keeps_messages: 409,
  label_not_found: 404,
  contact_note_not_found: 404,
  merge_not_found: 404,
  merge_not_undoable: 409,
  view_not_found: 404,
  export_link_expired: 410,
  canned_not_found: 404,
  shortcut_taken: 409,
  contact_field_not_found: 404,
  contact_field_value_invalid: 422,
  attachment_not_found: 404,
  attachment_too_large: 413,
  attachment_type_refused: 415,
  attachment_empty: 422,
  attachment_incomplete: 409,
  attachment_in_use: 409,
  attachment_quota_reached: 409,
  agent_not_found: 404,
  invitation_not_found: 404,
  account_shared: 409,
  team_not_found: 404,
  idempotency_conflict: 409,
  colleague_answered: 409,
  newer_conversation_open: 409,
  email_taken: 409,
  last_admin: 409,
  inbox_not_found: 404,
  widget_changed: 409,
  origin_not_allowed: 403,
  visitor_token_invalid: 401,
  rating_already_asked: 409,
  rating_closed: 409,
  store_not_found: 404,
  store_customer_not_found: 404,
  store_already_connected: 409,
  store_address_wrong: 422,
  store_key_refused: 422,
  store_permission_missing: 422,
  store_closed: 422,
  store_unreachable: 502,
  store_busy: 503,
  store_failed: 502,
  cursor_expired: 410,
  channel_rejected_message: 502,
  messaging_window_closed: 409,
  translation_not_configured: 409,
  translation_failed: 502,
  translation_language_unsupported: 422,
  address_not_allowed: 422,
  request_too_large: 413,
  route_not_found: 404,
  hub_unreachable: 503,
  hub_not_found: 502,
  hub_too_old: 409,
  extension_too_old: 426,
  not_visible: 409,
  nothing_to_undo: 409,
  unexpected: 500,
} satisfies Record<ErrorCode, ContentfulStatusCode>

/** For developers reading a response; people read the extension's words for the code. */
const MESSAGE: Partial<Record<ErrorCode, string>> = {
  invalid_request: 'The request does not have the shape this route takes',
  not_signed_in: 'No valid session: send Authorization: Bearer TOKEN',
  workspace_required: 'You are in several workspaces: name one in X-Workspace-Id',
  cursor_expired: 'The cursor is not in this log: take a snapshot and go on from its cursor',
  unexpected: 'The hub failed; its log has the request id',
}

export function statusOf(code: ErrorCode): ContentfulStatusCode {
  return STATUS[code]
}

export function errorBody({ code, details }: AppError): z.infer<typeof ErrorBody> {
  return { error: { code, message: MESSAGE[code] ?? code.replaceAll('_', ' '), details } }
}

/** Anything thrown, as an AppError; what nobody foresaw is `unexpected`, with its cause for the log alone. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException && error.status === 413) return new AppError('request_too_large')
  if (error instanceof HTTPException && error.status < 500) return new AppError('invalid_request')
  return new AppError(isDatabaseAway(error) ? 'hub_unreachable' : 'unexpected', {}, { cause: error })
}

/** Starting up, shutting down, too many connections, connection failures: it will pass, and the client may try again. */
const AWAY =
  /^(57P0[1-3]|53300|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** What the driver gives no code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && AWAY.test(String(error.code))) return true
  return AWAY_WORDS.test(error.message) || isDatabaseAway(error.cause)
}

/** Which fields were wrong and how; never their values, which may be a password or what somebody wrote. */
export function invalidRequest(error: z.ZodError, where: string): AppError {
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.code }))
  return new AppError('invalid_request', { where, fields })
}
