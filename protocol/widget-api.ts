/**
 * Every route of the hub for the widget. A visitor holds a signed token that opens their own conversation in one inbox
 * and nothing else. The contact's id is made at the first session and is the visitor's; a contact row exists from the
 * first message (or form) on. Paths are below WIDGET_BASE; the token goes in `Authorization: Bearer`.
 */
import { z } from 'zod'
import { Rating } from '@/domain/conversation'
import { ContactId, ConversationId, Instant, MessageId, Position, RatingId, Version, VisitId } from '@/domain/ids'
import { ATTACHMENTS_MAX } from '@/domain/attachment'
import { MESSAGE_TEXT_MAX, MessageContent, DELIVERY_STATUSES } from '@/domain/message'
import { WebUrl } from '@/domain/product'
import { WIDGET_TEXTS } from '@/domain/widget'
import { attachmentParams, NewAttachment, partParams, Upload, type Endpoint } from './hub-api'

export const WIDGET_BASE = '/api/widget/v1'

/** What a visitor may know of a message: no agent's id or address, no note, ever. */
export const WidgetMessage = z.object({
  id: MessageId,
  position: Position,
  version: Version,
  author: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('contact') }),
    z.object({ kind: z.literal('agent'), name: z.string(), hue: z.number().int() }),
    z.object({ kind: z.literal('bot') }),
  ]),
  content: MessageContent,
  /** The message it answers, of the same conversation. */
  quotedId: MessageId.nullable().default(null),
  status: z.enum(DELIVERY_STATUSES),
  createdAt: Instant,
})
export type WidgetMessage = z.infer<typeof WidgetMessage>

const Asked = z.object({
  key: z.string(),
  kind: z.enum(['text', 'email', 'phone', 'long', 'number', 'date', 'choice']),
  /** null: the widget has a word for it. */
  label: z.string().nullable(),
  choices: z.array(z.string()),
  required: z.boolean(),
})
/** Everything is in the language of the visitor's page, or the nearest the shop has (domain/widget.ts). */
export const WidgetConfig = z.object({
  shopName: z.string(),
  /** Brand colour, #rrggbb. */
  brand: z.string().regex(/^#[0-9a-f]{6}$/),
  /** What is written on it. */
  ink: z.string(),
  side: z.enum(['left', 'right']),
  /** Of the launcher from the window's side and bottom, px. */
  edge: z.number().int(),
  bottom: z.number().int(),
  /** The launcher's, as a path on a grid of 24. */
  icon: z.string(),
  /** null: the shop greets nobody. */
  greeting: z.string().nullable(),
  /** Words of the shop's own, where it has any. */
  texts: z.partialRecord(z.enum(WIDGET_TEXTS), z.string()),
  /** What is asked before the chat begins; null: nothing, as when one is under way. */
  preChat: z.array(Asked).nullable(),
  /** What is asked instead of it while nobody is there. */
  offline: z.array(Asked).nullable(),
  /** Is anybody available to answer now? */
  staffed: z.boolean(),
  agents: z.array(z.object({ name: z.string(), hue: z.number().int() })).max(3),
})
export type WidgetConfig = z.infer<typeof WidgetConfig>

/** What was filled in, with the first message that comes after it. */
export const FormAnswers = z.object({
  kind: z.enum(['pre_chat', 'offline']),
  answers: z.array(z.object({ key: z.string().max(64), value: z.string().max(1_000) })).max(20),
})

export const WidgetSession = z.object({
  token: z.string(),
  expiresAt: Instant,
  contactId: ContactId,
  conversationId: ConversationId.nullable(),
  unread: z.number().int().nonnegative(),
})
export type WidgetSession = z.infer<typeof WidgetSession>

/** The visitor is, or was, asked to rate the conversation. */
export const WidgetRating = z.object({
  id: RatingId,
  invitedAt: Instant,
  /** Their answer to this invitation. */
  rating: Rating.nullable(),
})
export type WidgetRating = z.infer<typeof WidgetRating>

export const WidgetTranscript = z.object({
  messages: z.array(WidgetMessage),
  more: z.boolean(),
  version: Version,
  /** The newest invitation; null: never asked. */
  rating: WidgetRating.nullable(),
})
export type WidgetTranscript = z.infer<typeof WidgetTranscript>

/** On the wire (SSE): `event:` messages | typing | rating | heartbeat; `id:` is the highest `version` sent so far. */
export const WidgetFrame = z.discriminatedUnion('frame', [
  z.object({ frame: z.literal('messages'), data: z.object({ messages: z.array(WidgetMessage) }) }),
  z.object({ frame: z.literal('typing'), data: z.object({ isTyping: z.boolean(), name: z.string().nullable() }) }),
  /** At the start of a stream and whenever it changes. */
  z.object({ frame: z.literal('rating'), data: z.object({ rating: WidgetRating }) }),
  z.object({ frame: z.literal('heartbeat'), data: z.object({ at: Instant }) }),
])
export type WidgetFrame = z.infer<typeof WidgetFrame>

export type WidgetEndpoint = Omit<Endpoint, 'access'> & { access: 'public' | 'visitor' }

/** Words, files, or both. */
export const NewWidgetMessage = z
  .object({
    id: MessageId,
    text: z.string().trim().max(MESSAGE_TEXT_MAX),
    /** Ids of the visitor's own finished uploads. */
    attachmentIds: z.array(z.uuid()).max(ATTACHMENTS_MAX).default([]),
    form: FormAnswers.optional(),
  })
  .refine(({ text, attachmentIds }) => text !== '' || attachmentIds.length > 0)

export const GivenRating = Rating.pick({ stars: true, comment: true }).extend({ id: RatingId })

export const WIDGET_ENDPOINTS = {
  openSession: {
    method: 'post', path: '/session', access: 'public', summary: 'Start, or go on with, a visitor’s session. Checks the page’s origin against the inbox’s allowed domains',
    body: z.object({ inbox: z.uuid(), token: z.string().max(1000).nullable(), language: z.string().max(35).nullable(), timeZone: z.string().max(64).nullable() }),
    response: WidgetSession,
  },
  getConfig: { method: 'get', path: '/config', access: 'visitor', response: WidgetConfig, summary: 'How the chat looks and who is there' },
  recordVisit: {
    method: 'post', path: '/visits', access: 'visitor', response: null, summary: 'A page looked at, or how long it has been. Also keeps the visitor online; `leaving` takes them offline',
    body: z.object({ id: VisitId, url: WebUrl, title: z.string().max(300), referrer: WebUrl.nullable(), enteredAt: Instant, spentMs: z.number().int().nonnegative(), leaving: z.boolean() }),
  },
  listMessages: { method: 'get', path: '/messages', access: 'visitor', query: z.object({ before: z.coerce.number().int().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }), response: WidgetTranscript, summary: 'The visitor’s own transcript' },
  sendMessage: { method: 'post', path: '/messages', access: 'visitor', status: 202, body: NewWidgetMessage, response: WidgetMessage, summary: 'The same id again gives the same message' },
  createAttachment: { method: 'post', path: '/attachments', access: 'visitor', status: 201, body: NewAttachment, response: Upload, summary: 'Begin to upload a file, or ask how far its upload has come' },
  putAttachmentPart: { method: 'put', path: '/attachments/{attachmentId}/parts/{index}', access: 'visitor', params: partParams, body: 'bytes', response: Upload, summary: 'A part of one’s own upload. The same part again changes nothing' },
  getAttachment: { method: 'get', path: '/attachments/{attachmentId}', access: 'visitor', params: attachmentParams, response: 'bytes', summary: 'A file of the own conversation' },
  sendTyping: { method: 'post', path: '/typing', access: 'visitor', body: z.object({ isTyping: z.boolean() }), response: null, summary: 'The visitor is writing' },
  sendReceipt: { method: 'post', path: '/receipts', access: 'visitor', body: z.object({ delivered: Position, read: Position }), response: null, summary: 'Messages to the visitor up to these positions have arrived, have been seen' },
  giveRating: { method: 'post', path: '/rating', access: 'visitor', body: GivenRating, response: WidgetRating, summary: 'The answer to an invitation. `rating_closed` if there is no such invitation any more' },
  streamEvents: { method: 'get', path: '/events', access: 'visitor', response: 'stream', summary: 'Changes of the own conversation after the version in Last-Event-ID' },
} as const satisfies Record<string, WidgetEndpoint>
