/** Every way a request can fail, as codes. Each has an HTTP status (server/errors.ts) and words (components/errors). */
export const ERROR_CODES = [
  'invalid_request',
  'not_signed_in',
  'wrong_credentials',
  'too_many_attempts',
  'permission_denied',
  'workspace_required',
  'workspace_not_found',
  'conversation_not_found',
  'contact_not_found',
  'message_not_found',
  'message_not_yours',
  'message_already_read', // it cannot be taken back any more
  'channel_keeps_messages', // this channel lets nobody take a message back
  'label_not_found',
  'contact_note_not_found',
  'merge_not_found',
  'merge_not_undoable',
  'view_not_found',
  'export_link_expired',
  'canned_not_found',
  'shortcut_taken', // another canned response of the same owner answers to it
  'contact_field_not_found',
  'contact_field_value_invalid', // not of the field's kind, or none of its choices
  'attachment_not_found',
  'attachment_too_large',
  'attachment_type_refused', // the channel does not take files of this kind
  'attachment_empty',
  'attachment_incomplete', // parts of it are missing
  'attachment_in_use', // another message carries it already
  'attachment_quota_reached', // too much was uploaded and never sent
  'agent_not_found',
  'invitation_not_found', // expired, withdrawn, replaced or never made
  'account_shared', // this person is in another workspace as well, whose people have a say in their password
  'team_not_found',
  'idempotency_conflict',
  'colleague_answered', // after what the writer of this message had seen: it is held, not lost
  'newer_conversation_open', // the contact already has another conversation that is not resolved
  'email_taken',
  'last_admin', // the workspace would be left without one
  'inbox_not_found',
  'widget_changed', // somebody published other settings meanwhile
  'origin_not_allowed',
  'visitor_token_invalid',
  'rating_already_asked', // the contact was asked to rate it before
  'rating_closed', // answered already, asked anew since, or too old
  'store_not_found',
  'store_customer_not_found',
  'store_already_connected',
  'store_address_wrong', // nothing there that answers as this kind of store
  'store_key_refused',
  'store_permission_missing', // the key is right, and may not do this
  'store_closed', // the platform has shut or locked it
  'store_unreachable',
  'store_busy', // it asks for more patience than a request has
  'store_failed', // it answered what nobody foresaw
  'cursor_expired',
  'channel_rejected_message',
  'messaging_window_closed',
  'translation_not_configured',
  'translation_failed',
  'translation_language_unsupported',
  'address_not_allowed',
  'request_too_large',
  'route_not_found',
  'hub_unreachable',
  'hub_not_found', // something answered at that address, and it is no hub
  'hub_too_old',
  'extension_too_old',
  'not_visible', // a send button was pressed while it could not really be seen
  'nothing_to_undo',
  'unexpected',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What we throw. `details` carries ids and codes for the log, never what people wrote. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Record<string, unknown> = {},
    options?: { cause?: unknown },
  ) {
    super(code, options)
    this.name = 'AppError'
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return (ERROR_CODES as readonly unknown[]).includes(value)
}
