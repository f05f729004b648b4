/**
 * Every route of the hub for agents: method, path, who may call it, what goes in and out. The hub builds its routes,
 * its permission checks and /api/openapi.json from this table; the extension's client is typed from it.
 * Paths are below API_BASE. The workspace is named by the header WORKSPACE_HEADER; a person with one workspace may omit it.
 */
import { z } from 'zod'
import { Activity } from '@/domain/activity'
import { AssignmentRules } from '@/domain/assignment-rules'
import { Agent, Inbox, Label, MemberChange, Note, Team, Workspace } from '@/domain/agent'
import { ROLES } from '@/domain/permissions'
import { CannedResponse } from '@/domain/canned'
import { CHANNELS } from '@/domain/channel'
import { Contact, ContactNote, Visit } from '@/domain/contact'
import { ContactField, FieldValue } from '@/domain/contact-field'
import { Conversation, CONVERSATION_STATUSES, Rating } from '@/domain/conversation'
import { ERROR_CODES } from '@/domain/errors'
import { CONSOLE_ENDPOINTS } from './console-api'
import { INVITATION_ENDPOINTS } from './invitation-api'
import { PRIVACY_ENDPOINTS } from './privacy-api'
import { PRODUCT_ENDPOINTS } from './product-api'
import { ORDER_ENDPOINTS } from './order-api'
import { ROLE_ENDPOINTS } from './role-api'
import { SALES_ENDPOINTS } from './sales-api'
import { STORE_ENDPOINTS } from './store-api'
import {
  AgentId,
  CannedId,
  ContactFieldId,
  ContactId,
  ContactMergeId,
  ContactNoteId,
  ConversationId,
  InboxId,
  Instant,
  LabelId,
  MessageId,
  NoteId,
  Position,
  ProductId,
  RatingId,
  StoreId,
  TeamId,
  Version,
  WorkspaceId,
} from '@/domain/ids'
import { FILE_NAME_MAX, LARGEST_FILE_BYTES, PART_BYTES } from '@/domain/attachment'
import { Attachment, Message, SentContent } from '@/domain/message'
import { WebUrl } from '@/domain/product'
import { StoredProduct } from '@/domain/store-product'
import { WidgetSettings } from '@/domain/widget-settings'

export const API_BASE = '/api/v1'
export const API_VERSION = 1
export const WORKSPACE_HEADER = 'x-workspace-id'

export const HubDescription = z.object({
  product: z.literal('alongside'),
  version: z.string(),
  /** The API this hub speaks, and the oldest it still understands. */
  api: z.number().int(),
  oldestApi: z.number().int(),
})
export type HubDescription = z.infer<typeof HubDescription>

export const ErrorBody = z.object({
  error: z.object({ code: z.enum(ERROR_CODES), message: z.string(), details: z.record(z.string(), z.unknown()) }),
})

export const Membership = z.object({ workspace: Workspace, role: z.enum(ROLES) })
export const Session = z.object({
  token: z.string(),
  expiresAt: Instant,
  agent: z.object({ id: AgentId, name: z.string(), email: z.email() }),
  memberships: z.array(Membership),
})
export type Session = z.infer<typeof Session>

/** Unread messages that wait for somebody, in each of their workspaces; those with none are left out. */
export const WaitingUnread = z.object({
  waiting: z.array(z.object({ workspaceId: WorkspaceId, unread: z.number().int().positive() })),
})
/** The first fill. `cursor` is where the event stream goes on; every row is at least as new as it. */
export const Snapshot = z.object({
  cursor: Position,
  me: Agent,
  workspaces: z.array(Workspace),
  agents: z.array(Agent),
  teams: z.array(Team),
  inboxes: z.array(Inbox),
  labels: z.array(Label),
  /** The team's and one's own. */
  canned: z.array(CannedResponse).default([]),
  contactFields: z.array(ContactField),
  /** The newest conversations by activity, with their contacts. Older ones by `listConversations`. */
  conversations: z.array(Conversation),
  contacts: z.array(Contact),
  /** Is there anything older than these? */
  more: z.boolean(),
})
export type Snapshot = z.infer<typeof Snapshot>

/** Keyset page, newest first: `before` is the last one's `lastActivityAt` and `id`. */
export const ConversationPage = z.object({
  conversations: z.array(Conversation),
  contacts: z.array(Contact),
  more: z.boolean(),
})
/** In an address: `a,b,c`. */
const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(4_000)
    .transform((joined) => joined.split(','))
    .pipe(z.array(item).max(100))
/** Which conversations: what is left out lets all through. */
export const ConversationFilter = z.object({
  /** Parts of the contact's name, folded, in any order. */
  name: z.string().max(200).optional(),
  status: z.enum(CONVERSATION_STATUSES).optional(),
  hosting: z.enum(['bot', 'unassigned', 'assigned']).optional(),
  assigneeId: AgentId.optional(),
  /** Any of these. */
  channels: listOf(z.enum(CHANNELS)).optional(),
  /** Any of these. */
  labelIds: listOf(LabelId).optional(),
  /** Any of these. */
  teamIds: listOf(TeamId).optional(),
  unread: z.literal('true').optional(),
})

/** A page of what was said, oldest first, ending before `before`. Notes and history between its first and last position come along. */
export const TranscriptPage = z.object({
  messages: z.array(Message),
  notes: z.array(Note),
  activities: z.array(Activity),
  more: z.boolean(),
})

export const NewMessage = z.object({
  id: MessageId,
  content: SentContent,
  quotedId: MessageId.nullable().default(null),
  /** Up to where its author had seen the conversation: `colleague_answered` if another agent has written after it. null: goes whatever was written. */
  seenPosition: Position.nullable().default(null),
})
/** A file about to be uploaded. Its id is made by who sends it: asked again, the upload is gone on with. */
export const NewAttachment = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(FILE_NAME_MAX),
  /** What the sender takes it for. What it is, the hub finds out from its bytes. */
  mediaType: z.string().max(200),
  sizeBytes: z.number().int().nonnegative(),
})
/** How far an upload has come. Parts are PART_BYTES long, the last one what is left (domain/attachment.ts). */
export const Upload = z.object({
  id: z.uuid(),
  parts: z.number().int(),
  /** Indexes of the parts that have arrived. */
  received: z.array(z.number().int()),
  /** The file, once every part is there; null before. */
  attachment: Attachment.nullable(),
})
export type Upload = z.infer<typeof Upload>
export const attachmentParams = z.object({ attachmentId: z.uuid() })
export const partParams = attachmentParams.extend({
  index: z.coerce
    .number()
    .int()
    .min(0)
    .max(Math.ceil(LARGEST_FILE_BYTES / PART_BYTES)),
})
export const ConversationChange = z
  .object({
    status: z.enum(CONVERSATION_STATUSES),
    snoozedUntilAt: Instant.nullable(),
    followUpAt: Instant.nullable(),
    hostedByBot: z.boolean(),
    assigneeId: AgentId.nullable(),
    teamId: TeamId.nullable(),
    labelIds: z.array(LabelId).max(50),
  })
  .partial()
export const RatingInvitation = z.object({
  /** Made by who asks: the same id again is the same invitation. */
  id: RatingId,
  /** True: the contact was asked before, and is asked once more. What they said then stands until they answer. */
  again: z.boolean(),
})
/** Where an inbox's widget was seen last. */
export const Sighting = z.object({ url: z.string(), seenAt: Instant })
export type Sighting = z.infer<typeof Sighting>
export const WidgetView = z.object({
  settings: WidgetSettings,
  /** null: never seen. */
  seen: Sighting.nullable(),
  /** Address of the script a shop embeds. */
  script: z.string(),
  version: Version,
})
export type WidgetView = z.infer<typeof WidgetView>
export const InstallVerdict = z.object({
  /**
   * `blocked`: it is there, and its domain is not among the allowed ones. `other`: a widget of another inbox. `refused`: the
   * page answered that it will not. `private`: an address of a private network, which the hub asks for nothing.
   */
  verdict: z.enum(['found', 'blocked', 'other', 'missing', 'refused', 'unreachable', 'private']),
  status: z.number().int().nullable(),
  /** The page that answered, after redirects. */
  url: z.string(),
})
export type InstallVerdict = z.infer<typeof InstallVerdict>
export const AgentLoad = z.object({ agentId: AgentId, conversations: z.number().int() })
/** Of `fields`, those that are named; `null` takes a value away. */
/** Conversations changed by one request, at most. */
export const BULK_MAX = 100
/** One change for many: what is left out stays as it is in each. */
export const BulkChange = ConversationChange.pick({ status: true, snoozedUntilAt: true, assigneeId: true }).extend({
  addLabelIds: z.array(LabelId).max(50).optional(),
  removeLabelIds: z.array(LabelId).max(50).optional(),
  /** Everything in them has been read. */
  read: z.literal(true).optional(),
})
export const BulkAnswer = z.object({
  conversations: z.array(Conversation),
  /** What was not changed, and why. */
  refused: z.array(z.object({ conversationId: ConversationId, code: z.enum(ERROR_CODES) })),
})
export const ContactChange = Contact.pick({
  name: true,
  email: true,
  phone: true,
  language: true,
  gender: true,
  timeZone: true,
  country: true,
  labelIds: true,
})
  .extend({ fields: z.record(ContactFieldId, FieldValue.nullable()) })
  .partial()

export const TranslationSettings = z.object({
  /** Address of a LibreTranslate-compatible server; null: none. */
  url: WebUrl.nullable(),
  /** Is a key stored? The key itself never comes back. */
  hasKey: z.boolean(),
})
/** `from`: BCP 47, or null to let the engine detect. */
export const TranslateRequest = z.object({
  texts: z.array(z.string().min(1).max(10_000)).min(1).max(20),
  from: z.string().max(35).nullable(),
  to: z.string().min(2).max(35),
})
export const Translations = z.object({
  engine: z.string(),
  translations: z.array(z.object({ text: z.string(), from: z.string().nullable() })),
})

/** What the panel of a contact shows beyond the contact itself. */
export const ContactProfile = z.object({
  contact: Contact,
  /** Their addresses. On the website it is the visitor's id, which says nothing to anybody. */
  handles: z.array(z.object({ inboxId: InboxId, handle: z.string() })),
  /** The newest, at most 100. */
  conversations: z.array(Conversation),
  notes: z.array(ContactNote),
  /** What they thought of their conversations, each time they said so, the newest first. Older hubs don't tell. */
  ratings: z.array(Rating.extend({ conversationId: ConversationId })).default([]),
  /** Merges into this contact that can still be undone, the latest first. */
  merges: z.array(
    z.object({
      id: ContactMergeId,
      other: Contact.pick({ id: true, name: true, email: true, phone: true }),
      mergedById: AgentId,
      mergedAt: Instant,
    }),
  ),
})
export type ContactProfile = z.infer<typeof ContactProfile>
/** Of every field of the workspace. */
export const ContactFieldUses = z.object({
  uses: z.array(z.object({ id: ContactFieldId, contacts: z.number().int(), forms: z.number().int() })),
})
const contactsFound = z.object({ contacts: z.array(Contact) })

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** `public`: anybody; `signed_in`: any session, no workspace; otherwise a permission in the named workspace. */
export interface Endpoint {
  method: Method
  path: string
  access: 'public' | 'signed_in' | import('@/domain/permissions').Permission
  params?: z.ZodObject
  query?: z.ZodObject
  /** 'bytes': anything, as it is; in a response, a file to be stored. */
  body?: z.ZodType | 'bytes'
  /** null: 204, nothing comes back. 'stream': server-sent events (protocol/events.ts). */
  response: z.ZodType | null | 'stream' | 'bytes'
  status?: 200 | 201 | 202
  summary: string
}

const conversation = z.object({ conversationId: ConversationId })
const contact = z.object({ contactId: ContactId })
const label = z.object({ labelId: LabelId })
const inbox = z.object({ inboxId: InboxId })
const team = z.object({ teamId: TeamId })
const canned = z.object({ cannedId: CannedId })
const contactField = z.object({ contactFieldId: ContactFieldId })
const limit = z.coerce.number().int().min(1).max(200)

export const ENDPOINTS = {
  describeHub: {
    method: 'get',
    path: '/hub',
    access: 'public',
    response: HubDescription,
    summary: 'What answers at this address',
  },
  signIn: {
    method: 'post',
    path: '/session',
    access: 'public',
    summary: 'Sign in',
    body: z.object({ email: z.email().max(320), password: z.string().min(1).max(200) }),
    response: Session,
  },
  getSession: {
    method: 'get',
    path: '/session',
    access: 'signed_in',
    response: Session.omit({ token: true }),
    summary: 'Who is signed in',
  },
  getWaitingUnread: {
    method: 'get',
    path: '/session/waiting',
    access: 'signed_in',
    response: WaitingUnread,
    summary: 'What waits for this person, in each of their workspaces',
  },
  signOut: { method: 'delete', path: '/session', access: 'signed_in', response: null, summary: 'Revoke this session' },

  getSnapshot: {
    method: 'get',
    path: '/snapshot',
    access: 'conversation.read',
    response: Snapshot,
    summary: 'The first fill of a client',
    query: z.object({ limit: limit.default(100) }),
  },
  streamEvents: {
    method: 'get',
    path: '/events',
    access: 'conversation.read',
    response: 'stream',
    summary: 'Events after the cursor in Last-Event-ID',
  },

  listConversations: {
    method: 'get',
    path: '/conversations',
    access: 'conversation.read',
    response: ConversationPage,
    summary: 'Conversations, newest activity first',
    query: ConversationFilter.extend({
      beforeAt: z.coerce.number().int().optional(),
      beforeId: ConversationId.optional(),
      limit: limit.default(50),
    }),
  },
  getConversation: {
    method: 'get',
    path: '/conversations/{conversationId}',
    access: 'conversation.read',
    params: conversation,
    response: ConversationPage,
    summary: 'One conversation with its contact',
  },
  changeConversation: {
    method: 'patch',
    path: '/conversations/{conversationId}',
    access: 'conversation.manage',
    params: conversation,
    body: ConversationChange,
    response: Conversation,
    summary: 'State, assignment, labels, bot hosting. Assigning to somebody else needs conversation.reassign',
  },
  changeConversations: {
    method: 'post',
    path: '/conversations/changes',
    access: 'conversation.manage',
    body: z.object({ conversationIds: z.array(ConversationId).min(1).max(BULK_MAX), change: BulkChange }),
    response: BulkAnswer,
    summary: 'One change to several conversations. What one refuses is told, and done to the others',
  },
  markRead: {
    method: 'post',
    path: '/conversations/{conversationId}/read',
    access: 'conversation.read',
    params: conversation,
    body: z.object({ position: Position }),
    response: Conversation,
    summary: 'The team has read up to here. A note’s position counts too: who it calls on has read it',
  },
  sendTyping: {
    method: 'post',
    path: '/conversations/{conversationId}/typing',
    access: 'conversation.reply',
    params: conversation,
    body: z.object({ isTyping: z.boolean() }),
    response: null,
    summary: 'An agent is writing',
  },
  sendLooking: {
    method: 'post',
    path: '/looking',
    access: 'conversation.read',
    body: z.object({ conversationId: ConversationId.nullable() }),
    response: null,
    summary: 'Which conversation this agent has open',
  },
  listMessages: {
    method: 'get',
    path: '/conversations/{conversationId}/messages',
    access: 'conversation.read',
    params: conversation,
    response: TranscriptPage,
    summary: 'A page of the transcript',
    query: z.object({ before: z.coerce.number().int().optional(), limit: limit.default(50) }),
  },
  sendMessage: {
    method: 'post',
    path: '/conversations/{conversationId}/messages',
    access: 'conversation.reply',
    params: conversation,
    body: NewMessage,
    status: 202,
    response: Message,
    summary: 'An agent’s message. The same id again gives the same message',
  },
  takeBackMessage: {
    method: 'delete',
    path: '/conversations/{conversationId}/messages/{messageId}',
    access: 'conversation.reply',
    params: conversation.extend({ messageId: MessageId }),
    response: Message,
    summary:
      'Take one’s own message back before the contact has read it, where the channel allows it. Its words and files are gone',
  },
  createAttachment: {
    method: 'post',
    path: '/attachments',
    access: 'conversation.reply',
    body: NewAttachment.extend({ conversationId: ConversationId }),
    status: 201,
    response: Upload,
    summary: 'Begin to upload a file for a message, or ask how far its upload has come',
  },
  putAttachmentPart: {
    method: 'put',
    path: '/attachments/{attachmentId}/parts/{index}',
    access: 'conversation.reply',
    params: partParams,
    body: 'bytes',
    response: Upload,
    summary: 'A part of one’s own upload. The same part again changes nothing',
  },
  getAttachment: {
    method: 'get',
    path: '/attachments/{attachmentId}',
    access: 'conversation.read',
    params: attachmentParams,
    response: 'bytes',
    summary: 'A file some message of the workspace carries',
  },
  addNote: {
    method: 'post',
    path: '/conversations/{conversationId}/notes',
    access: 'conversation.reply',
    params: conversation,
    body: z.object({ id: NoteId, text: Note.shape.text, mentions: Note.shape.mentions }),
    status: 201,
    response: Note,
    summary: 'A private note',
  },

  inviteToRate: {
    method: 'post',
    path: '/conversations/{conversationId}/rating-invitations',
    access: 'conversation.reply',
    params: conversation,
    body: RatingInvitation,
    response: Conversation,
    summary: 'Ask the contact to rate the conversation: in the widget, elsewhere by a message with a link',
  },

  getContact: {
    method: 'get',
    path: '/contacts/{contactId}',
    access: 'contact.read',
    params: contact,
    response: Contact,
    summary: 'One contact',
  },
  changeContact: {
    method: 'patch',
    path: '/contacts/{contactId}',
    access: 'contact.edit',
    params: contact,
    body: ContactChange,
    response: Contact,
    summary: 'Edit a contact',
  },
  getContactProfile: {
    method: 'get',
    path: '/contacts/{contactId}/profile',
    access: 'contact.read',
    params: contact,
    response: ContactProfile,
    summary: 'A contact with addresses, conversations, notes about them and merges',
  },
  searchContacts: {
    method: 'get',
    path: '/contacts',
    access: 'contact.read',
    query: z.object({ search: z.string().trim().max(320).default(''), limit: limit.default(20) }),
    response: contactsFound,
    summary: 'By any part of the name, or by the whole email or phone number',
  },
  listDuplicates: {
    method: 'get',
    path: '/contacts/{contactId}/duplicates',
    access: 'contact.read',
    params: contact,
    response: contactsFound,
    summary: 'Others with the same email or phone number. A name proves nothing',
  },
  mergeContacts: {
    method: 'post',
    path: '/contacts/{contactId}/merge',
    access: 'contact.merge',
    params: contact,
    body: z.object({
      id: ContactMergeId,
      otherId: ContactId,
      /** Properties, or ids of contact fields, for which the other’s value wins. */
      fromOther: z.array(z.string().max(64)).max(200),
    }),
    response: Contact,
    summary: 'The other contact becomes part of this one. The same id again merges nothing twice',
  },
  undoMerge: {
    method: 'post',
    path: '/contact-merges/{mergeId}/undo',
    access: 'contact.merge',
    params: z.object({ mergeId: ContactMergeId }),
    response: null,
    summary: 'They are two again, within 30 days',
  },
  eraseContact: {
    method: 'delete',
    path: '/contacts/{contactId}',
    access: 'contact.erase',
    params: contact,
    response: z.object({ conversations: z.number().int() }),
    summary: 'Everything of this contact, for good',
  },
  addContactNote: {
    method: 'post',
    path: '/contacts/{contactId}/notes',
    access: 'contact.edit',
    params: contact,
    body: z.object({ id: ContactNoteId, text: ContactNote.shape.text.min(1) }),
    status: 201,
    response: ContactNote,
    summary: 'A note about the person',
  },
  removeContactNote: {
    method: 'delete',
    path: '/contact-notes/{noteId}',
    access: 'contact.edit',
    params: z.object({ noteId: ContactNoteId }),
    response: null,
    summary: 'Remove one’s own note about a person',
  },
  listVisits: {
    method: 'get',
    path: '/contacts/{contactId}/visits',
    access: 'contact.read',
    params: contact,
    query: z.object({ limit: limit.default(50) }),
    response: z.object({ first: Visit.nullable(), visits: z.array(Visit) }),
    summary: 'First visit and the latest ones',
  },

  createLabel: {
    method: 'post',
    path: '/labels',
    access: 'label.manage',
    body: Label.pick({ id: true, name: true, hue: true }),
    status: 201,
    response: Label,
    summary: 'New label',
  },
  changeLabel: {
    method: 'patch',
    path: '/labels/{labelId}',
    access: 'label.manage',
    params: label,
    body: Label.pick({ name: true, hue: true }).partial(),
    response: Label,
    summary: 'Rename or recolour a label',
  },
  removeLabel: {
    method: 'delete',
    path: '/labels/{labelId}',
    access: 'label.manage',
    params: label,
    response: null,
    summary: 'Remove a label everywhere',
  },

  createCanned: {
    method: 'post',
    path: '/canned',
    access: 'conversation.reply',
    body: CannedResponse.pick({ id: true, shortcut: true, title: true, texts: true }).extend({ own: z.boolean() }),
    status: 201,
    response: CannedResponse,
    summary: 'New canned response: one’s own, or (`own` false) the team’s, which needs canned.manage',
  },
  changeCanned: {
    method: 'patch',
    path: '/canned/{cannedId}',
    access: 'conversation.reply',
    params: canned,
    body: CannedResponse.pick({ shortcut: true, title: true, texts: true }).partial(),
    response: CannedResponse,
    summary: 'Write a canned response anew. The team’s need canned.manage',
  },
  removeCanned: {
    method: 'delete',
    path: '/canned/{cannedId}',
    access: 'conversation.reply',
    params: canned,
    response: null,
    summary: 'Take a canned response out of use. The team’s need canned.manage',
  },
  createContactField: {
    method: 'post',
    path: '/contact-fields',
    access: 'workspace.manage',
    body: ContactField.omit({ version: true }),
    status: 201,
    response: ContactField,
    summary: 'New field of contacts',
  },
  changeContactField: {
    method: 'patch',
    path: '/contact-fields/{contactFieldId}',
    access: 'workspace.manage',
    params: contactField,
    body: ContactField.pick({ name: true, choices: true, rank: true }).partial(),
    response: ContactField,
    summary: 'Rename or reorder a field of contacts, or change its choices',
  },
  removeContactField: {
    method: 'delete',
    path: '/contact-fields/{contactFieldId}',
    access: 'workspace.manage',
    params: contactField,
    response: null,
    summary: 'Remove a field and all its values',
  },
  orderContactFields: {
    method: 'put',
    path: '/contact-fields/order',
    access: 'workspace.manage',
    body: z.object({ ids: z.array(ContactFieldId).min(1).max(500) }),
    response: z.object({ contactFields: z.array(ContactField) }),
    summary: 'In which order fields of contacts are shown; those that are not named keep their rank',
  },
  countContactFieldUses: {
    method: 'get',
    path: '/contact-fields/uses',
    access: 'workspace.read',
    response: ContactFieldUses,
    summary: 'How many contacts have a value in each field, and how many inboxes’ forms ask for it',
  },

  setAvailability: {
    method: 'put',
    path: '/me/availability',
    access: 'conversation.read',
    body: Agent.pick({ availability: true }),
    response: Agent,
    summary: 'Available or away',
  },
  changeProfile: {
    method: 'patch',
    path: '/me',
    access: 'conversation.read',
    body: Agent.pick({ name: true }),
    response: Agent,
    summary: 'The name colleagues and contacts see',
  },
  changeMember: {
    method: 'patch',
    path: '/agents/{agentId}',
    access: 'team.manage',
    params: z.object({ agentId: AgentId }),
    body: MemberChange,
    response: Agent,
    summary: 'A member’s role, exceptions to it and capacity; or let them go: their conversations go back to the queue',
  },
  addAgent: {
    method: 'post',
    path: '/agents',
    access: 'team.manage',
    body: z.object({
      name: Agent.shape.name,
      email: z.email(),
      role: z.enum(ROLES),
      password: z.string().min(10).max(200),
    }),
    status: 201,
    response: Agent,
    summary: 'Add a member',
  },

  getTeamLoad: {
    method: 'get',
    path: '/team/load',
    access: 'team.read',
    response: z.object({ open: z.array(AgentLoad) }),
    summary: 'How many open conversations each member has; who has none is left out',
  },
  getAssignmentRules: {
    method: 'get',
    path: '/settings/assignment',
    access: 'team.read',
    response: AssignmentRules,
    summary: 'How waiting conversations are given to people',
  },
  changeAssignmentRules: {
    method: 'put',
    path: '/settings/assignment',
    access: 'team.manage',
    body: AssignmentRules,
    response: AssignmentRules,
    summary: 'Set the rules of assignment; what waits is given by them at once',
  },
  createTeam: {
    method: 'post',
    path: '/teams',
    access: 'team.manage',
    body: Team.pick({ id: true, name: true, memberIds: true }),
    status: 201,
    response: Team,
    summary: 'New team',
  },
  changeTeam: {
    method: 'patch',
    path: '/teams/{teamId}',
    access: 'team.manage',
    params: team,
    body: Team.pick({ name: true, memberIds: true }).partial(),
    response: Team,
    summary: 'Rename a team, or say who is in it',
  },
  removeTeam: {
    method: 'delete',
    path: '/teams/{teamId}',
    access: 'team.manage',
    params: team,
    response: null,
    summary: 'Remove a team. Its conversations stay with whoever has them',
  },

  listProducts: {
    method: 'get',
    path: '/products',
    access: 'conversation.read',
    query: z.object({
      search: z.string().max(200).optional(),
      storeId: StoreId.optional(),
      /** The last part of a product's address: what the page somebody looks at is known by. */
      handle: z.string().max(255).optional(),
      afterTitle: z.string().max(300).optional(),
      afterId: ProductId.optional(),
      limit: limit.default(20),
    }),
    response: z.object({ products: z.array(StoredProduct), more: z.boolean() }),
    summary: 'The catalogue, by title. The next page begins after title and id of the last',
  },

  getWidget: {
    method: 'get',
    path: '/inboxes/{inboxId}/widget',
    access: 'workspace.read',
    params: inbox,
    response: WidgetView,
    summary: 'How a website inbox presents itself, and where it was seen',
  },
  publishWidget: {
    method: 'put',
    path: '/inboxes/{inboxId}/widget',
    access: 'workspace.manage',
    params: inbox,
    query: z.object({ version: z.coerce.number().int().optional() }),
    body: WidgetSettings,
    response: WidgetView,
    summary:
      'Publish new settings: every page that loads the widget from now on has them. `version`: refused with `widget_changed` if it is another by now',
  },
  checkInstall: {
    method: 'post',
    path: '/inboxes/{inboxId}/install-check',
    access: 'workspace.manage',
    params: inbox,
    body: z.object({ url: WebUrl }),
    response: InstallVerdict,
    summary: 'Look for the widget in a page',
  },

  getTranslationSettings: {
    method: 'get',
    path: '/settings/translation',
    access: 'workspace.read',
    response: TranslationSettings,
    summary: 'Which translation server',
  },
  changeTranslationSettings: {
    method: 'put',
    path: '/settings/translation',
    access: 'workspace.manage',
    body: z.object({ url: WebUrl.nullable(), key: z.string().max(500).nullable().optional() }),
    response: TranslationSettings,
    summary: 'Set the translation server and its key',
  },
  translate: {
    method: 'post',
    path: '/translate',
    access: 'conversation.read',
    body: TranslateRequest,
    response: Translations,
    summary: 'Translate by the workspace’s server',
  },
  ...CONSOLE_ENDPOINTS,
  ...INVITATION_ENDPOINTS,
  ...PRIVACY_ENDPOINTS,
  ...PRODUCT_ENDPOINTS,
  ...ROLE_ENDPOINTS,
  ...STORE_ENDPOINTS,
  ...ORDER_ENDPOINTS,
  ...SALES_ENDPOINTS,
} as const satisfies Record<string, Endpoint>

export type Endpoints = typeof ENDPOINTS
export type EndpointName = keyof Endpoints
