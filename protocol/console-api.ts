/** What the console asks of the hub: its schemas, and its lines of the table of routes (hub-api.ts). */
import { z } from 'zod'
import { AuditEntry } from '@/domain/audit'
import { Contact } from '@/domain/contact'
import { Conversation } from '@/domain/conversation'
import { ConversationFilter } from '@/domain/conversation-filter'
import { EXPORT_COLUMNS } from '@/domain/export-columns'
import { AgentId, ContactId, ConversationId, Instant, LabelId } from '@/domain/ids'
import { COMMENT_MAX, Criteria, Judged, Review } from '@/domain/review'
import { SavedView, ViewId } from '@/domain/saved-view'
import type { Endpoint } from './hub-api'

/** What the console's table tells of a conversation beyond its row. */
export const ConversationFacts = z.object({
  id: ConversationId,
  /** From the contact's first message to the first answer to it; null: none yet. */
  firstReplyMs: z.number().int().nullable(),
  /** The newest review one may see. */
  review: z.object({ score: z.number().int().nullable(), at: Instant }).nullable(),
})
export type ConversationFacts = z.infer<typeof ConversationFacts>

export const SearchPage = z.object({
  conversations: z.array(Conversation),
  contacts: z.array(Contact),
  facts: z.array(ConversationFacts),
  /** With the first page: how many there are in all. */
  total: z.number().int().nullable(),
  more: z.boolean(),
})
export type SearchPage = z.infer<typeof SearchPage>

export const AuditPage = z.object({ entries: z.array(AuditEntry), more: z.boolean() })
export type AuditPage = z.infer<typeof AuditPage>

export const LabelUses = z.object({
  uses: z.array(z.object({ id: LabelId, conversations: z.number().int(), contacts: z.number().int() })),
})

export const NewReview = z.object({
  id: z.uuid(),
  judged: z.array(Judged).min(1).max(12),
  comment: z.string().trim().max(COMMENT_MAX).default(''),
})

export const ExportRequest = z.object({
  filter: ConversationFilter,
  columns: z.array(z.enum(EXPORT_COLUMNS)).min(1),
  /** IANA: whose clock the dates are written by. */
  timeZone: z.string().max(64),
  /** BCP 47: whose words the headings are. */
  language: z.string().max(35),
})
export type ExportRequest = z.output<typeof ExportRequest>
const Link = z.object({
  /** Below the hub's address; opens once, and soon. */
  path: z.string(),
  expiresAt: Instant,
})
export const ExportTicket = Link.extend({ rows: z.number().int() })
/** How much of each the file will hold. */
export const ContactExport = Link.extend({
  conversations: z.number().int(),
  messages: z.number().int(),
  files: z.number().int(),
})
export type ContactExport = z.infer<typeof ContactExport>

const conversation = z.object({ conversationId: ConversationId })
const view = z.object({ viewId: ViewId })
const limit = z.coerce.number().int().min(1).max(200)
const ViewBody = SavedView.pick({ id: true, name: true, query: true, shared: true })

export const CONSOLE_ENDPOINTS = {
  searchConversations: {
    method: 'get',
    path: '/console/conversations',
    access: 'conversation.read',
    query: ConversationFilter.extend({
      beforeAt: z.coerce.number().int().optional(),
      beforeId: ConversationId.optional(),
      limit: limit.default(50),
    }),
    response: SearchPage,
    summary: 'Conversations by everything known of them, newest activity first',
  },
  countConversations: {
    method: 'get',
    path: '/console/conversations/count',
    access: 'conversation.read',
    query: ConversationFilter,
    response: z.object({ total: z.number().int() }),
    summary: 'How many there are',
  },
  listViews: {
    method: 'get',
    path: '/views',
    access: 'conversation.read',
    response: z.object({ views: z.array(SavedView) }),
    summary: 'Saved views: one’s own and the team’s',
  },
  createView: {
    method: 'post',
    path: '/views',
    access: 'conversation.read',
    body: ViewBody,
    status: 201,
    response: SavedView,
    summary: 'Keep filters under a name. For the whole team it needs conversation.review',
  },
  changeView: {
    method: 'patch',
    path: '/views/{viewId}',
    access: 'conversation.read',
    params: view,
    body: ViewBody.omit({ id: true }).partial(),
    response: SavedView,
    summary: 'Rename a view, or give it other filters',
  },
  removeView: {
    method: 'delete',
    path: '/views/{viewId}',
    access: 'conversation.read',
    params: view,
    response: null,
    summary: 'Remove a view',
  },
  listReviews: {
    method: 'get',
    path: '/conversations/{conversationId}/reviews',
    access: 'conversation.read',
    params: conversation,
    response: z.object({ reviews: z.array(Review) }),
    summary: 'Reviews of a conversation, newest first. Without conversation.review: only those of one’s own work',
  },
  addReview: {
    method: 'post',
    path: '/conversations/{conversationId}/reviews',
    access: 'conversation.review',
    params: conversation,
    body: NewReview,
    status: 201,
    response: Review,
    summary: 'Judge a conversation. Earlier reviews stay',
  },
  getCriteria: {
    method: 'get',
    path: '/settings/criteria',
    access: 'conversation.read',
    response: z.object({ criteria: Criteria }),
    summary: 'What conversations are judged by',
  },
  changeCriteria: {
    method: 'put',
    path: '/settings/criteria',
    access: 'conversation.review',
    body: z.object({ criteria: Criteria }),
    response: z.object({ criteria: Criteria }),
    summary: 'Set what conversations are judged by from now on',
  },
  prepareExport: {
    method: 'post',
    path: '/console/conversations/export',
    access: 'conversation.export',
    body: ExportRequest,
    status: 201,
    response: ExportTicket,
    summary: 'A link that downloads these conversations as CSV, once and soon',
  },
  prepareContactExport: {
    method: 'post',
    path: '/contacts/{contactId}/export',
    access: 'contact.erase',
    params: z.object({ contactId: ContactId }),
    status: 201,
    response: ContactExport,
    summary: 'A link that downloads everything known of a contact, with files, as a zip, once and soon',
  },
  downloadExport: {
    method: 'get',
    path: '/exports/{ticket}',
    access: 'public',
    params: z.object({ ticket: z.string().max(8_000) }),
    response: 'bytes',
    summary: 'The file of a prepared export: CSV, or a zip. The link itself is the permission',
  },
  countLabelUses: {
    method: 'get',
    path: '/labels/uses',
    access: 'workspace.read',
    response: LabelUses,
    summary: 'How often each label is used',
  },
  listAudit: {
    method: 'get',
    path: '/audit',
    access: 'audit.read',
    query: z.object({
      before: z.uuid().optional(),
      actorId: AgentId.optional(),
      subject: z.string().max(40).optional(),
      fromAt: z.coerce.number().int().optional(),
      toAt: z.coerce.number().int().optional(),
      limit: limit.default(50),
    }),
    response: AuditPage,
    summary: 'The audit log, newest first',
  },
} as const satisfies Record<string, Endpoint>
