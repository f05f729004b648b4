/**
 * Messages between the extension's contexts: every request, and who may make it. Add a line here; the compiler shows
 * the rest. Lists never travel this way: pages read them from the local database.
 */
import { z } from 'zod'
import { Agent, MemberChange, Team } from '@/domain/agent'
import { AssignmentRules } from '@/domain/assignment-rules'
import { CannedResponse } from '@/domain/canned'
import { CHANNELS } from '@/domain/channel'
import { CONTACT_NOTE_MAX } from '@/domain/contact'
import {
  AgentId,
  CannedId,
  ContactId,
  ContactMergeId,
  ContactNoteId,
  ConversationId,
  LabelId,
  MessageId,
  NoteId,
  Position,
  TeamId,
  Version,
  WorkspaceId,
} from '@/domain/ids'
import { ATTACHMENTS_MAX } from '@/domain/attachment'
import { MANY_MAX, MENTIONS_MAX, MESSAGE_TEXT_MAX } from '@/domain/limits'
import { MessageText } from '@/domain/message'
import { QUEUES, SHELVES } from '@/domain/queue'
import {
  AgentLoad,
  BulkAnswer,
  BulkChange,
  ContactChange,
  ConversationChange,
  RatingInvitation,
  TranslationSettings,
  WaitingUnread,
} from './hub-api'
import { ASKABLE } from './hub-asks'
import { PageLayout, PageSetup, Place } from './page-bridge'
import { ROLE_ENDPOINTS, RoleSwitches } from './role-api'
import { PageDescription } from '@/domain/page'
import { PageFacts } from '@/domain/page/facts'
import { ProductCard, WebUrl } from '@/domain/product'

export const SENDERS = ['extension-page', 'content-script'] as const
export type Sender = (typeof SENDERS)[number]

export const Undoable = z.object({ messageId: MessageId, sendsAt: z.number() })
/** How long a card waits before it goes out (product.md, A20). */
export const CARD_UNDO_MS = 5_000

const nothing = z.null()
const role = ROLE_ENDPOINTS.changeRole.params
/** domain/list-query.ts, as it travels. */
const ListFilter = z.object({
  queue: z.enum(QUEUES),
  shelf: z.enum(SHELVES).nullable(),
  channels: z.array(z.enum(CHANNELS)).max(20).readonly(),
  labels: z.array(LabelId).max(50).readonly(),
  teams: z.array(TeamId).max(50).readonly(),
  unreadOnly: z.boolean(),
  name: z.string().max(200),
})
const ListPlace = z.object({ at: z.number().int(), id: ConversationId })

export const REQUESTS = {
  // session
  'session.signIn': {
    from: ['extension-page'],
    input: z.object({ hubUrl: z.string().min(1).max(500), email: z.string().min(1), password: z.string().min(1) }),
    output: nothing,
  },
  'session.checkHub': {
    from: ['extension-page'],
    input: z.object({ hubUrl: z.string().min(1).max(500) }),
    output: z.object({ hubUrl: z.string(), version: z.string() }),
  },
  /** Signs out, and leaves nothing in this browser: no preference, no layout, no address of a hub either. */
  'session.eraseBrowser': { from: ['extension-page'], input: nothing, output: nothing },
  'session.signOut': { from: ['extension-page'], input: nothing, output: nothing },
  /** Reads anew which workspaces this person is in, and what waits for them in each. */
  'session.refresh': { from: ['extension-page'], input: nothing, output: WaitingUnread },
  'session.switchWorkspace': {
    from: ['extension-page'],
    input: z.object({ workspaceId: WorkspaceId }),
    output: nothing,
  },

  // conversations. `message.send` answers once the message is in the outbox (and its draft gone, in one transaction); what
  // becomes of it shows in the database. The page makes the id (`newId()`), so asking again cannot send twice.
  'message.send': {
    from: ['extension-page'],
    input: z.object({
      id: MessageId,
      conversationId: ConversationId,
      text: MessageText,
      quotedId: MessageId.nullable(),
      seenPosition: Position.nullable(),
    }),
    output: z.object({ messageId: MessageId }),
  },
  /** Files that wait in the conversation's composer (data/uploads.ts), with words or without. They travel through the database. */
  'files.send': {
    from: ['extension-page'],
    input: z.object({
      id: MessageId,
      conversationId: ConversationId,
      text: z.string().trim().max(MESSAGE_TEXT_MAX),
      quotedId: MessageId.nullable(),
      seenPosition: Position.nullable(),
      uploadIds: z.array(z.uuid()).min(1).max(ATTACHMENTS_MAX),
    }),
    output: z.object({ messageId: MessageId }),
  },
  /** Fetches a message's file into the local database, where the page reads it. */
  'file.load': { from: ['extension-page'], input: z.object({ id: z.uuid() }), output: nothing },
  'card.send': {
    from: ['extension-page'],
    input: z.object({
      id: MessageId,
      conversationId: ConversationId,
      card: ProductCard,
      seenPosition: Position.nullable(),
    }),
    output: Undoable,
  },
  'note.add': {
    from: ['extension-page'],
    input: z.object({
      id: NoteId,
      conversationId: ConversationId,
      text: MessageText,
      mentions: z.array(AgentId).max(MENTIONS_MAX),
    }),
    output: z.object({ noteId: NoteId }),
  },
  /** Takes a held or failed message out again. `nothing_to_undo` once it may have left. */
  'outbox.undo': { from: ['extension-page'], input: z.object({ messageId: MessageId }), output: nothing },
  /** The clock of a held message stands still: it goes `leftMs` from now. Said again and again while somebody looks at it. `nothing_to_undo` once it may have left. */
  'outbox.postpone': {
    from: ['extension-page'],
    input: z.object({ messageId: MessageId, leftMs: z.number().int().min(0).max(CARD_UNDO_MS) }),
    output: Undoable,
  },
  'outbox.retry': { from: ['extension-page'], input: z.object({ messageId: MessageId }), output: nothing },
  /** For a message that is held because a colleague answered: its author has seen the conversation up to there. */
  'outbox.sendAnyway': {
    from: ['extension-page'],
    input: z.object({ messageId: MessageId, seenPosition: Position }),
    output: nothing,
  },
  /** A held or failed message becomes a draft again, at the place answered. `nothing_to_undo` if it may have left. */
  'outbox.edit': {
    from: ['extension-page'],
    input: z.object({ messageId: MessageId }),
    output: z.object({
      conversationId: ConversationId,
      mode: z.enum(['reply', 'note']),
      quotedId: MessageId.nullable(),
    }),
  },
  /** Takes one's own message back at the contact's side. Throws what `takeBackRefusal` names. */
  'message.takeBack': {
    from: ['extension-page'],
    input: z.object({ conversationId: ConversationId, messageId: MessageId }),
    output: nothing,
  },
  'conversation.opened': {
    from: ['extension-page'],
    input: z.object({ conversationId: ConversationId.nullable() }),
    output: nothing,
  },
  'conversation.read': {
    from: ['extension-page'],
    input: z.object({ conversationId: ConversationId, position: Position }),
    output: nothing,
  },
  'conversation.change': {
    from: ['extension-page'],
    input: z.object({ conversationId: ConversationId, change: ConversationChange }),
    output: nothing,
  },
  /** One change to many, in as many requests to the hub as it takes. `version`: of the row as it is now. */
  'conversations.change': {
    from: ['extension-page'],
    input: z.object({ ids: z.array(ConversationId).min(1).max(MANY_MAX), change: BulkChange }),
    output: z.object({
      changed: z.array(z.object({ id: ConversationId, version: Version })),
      refused: BulkAnswer.shape.refused,
    }),
  },
  /** Asks the contact to rate the conversation. Not queued: whether they were asked before is the hub's to say. */
  'rating.invite': {
    from: ['extension-page'],
    input: RatingInvitation.extend({ conversationId: ConversationId }),
    output: nothing,
  },
  'conversation.typing': {
    from: ['extension-page'],
    input: z.object({ conversationId: ConversationId, isTyping: z.boolean() }),
    output: nothing,
  },
  /** Fetches the page before the oldest message held locally. `more`: is there anything older still? */
  'history.load': {
    from: ['extension-page'],
    input: z.object({ conversationId: ConversationId }),
    output: z.object({ more: z.boolean() }),
  },
  /**
   * Fetches conversations beyond those held locally that fit the list's filter, into the database. `after`: the last one of the
   * page before. `fresh`: those that were not held.
   */
  'conversations.find': {
    from: ['extension-page'],
    input: z.object({ filter: ListFilter, after: ListPlace.nullable() }),
    output: z.object({ fresh: z.array(ConversationId), last: ListPlace.nullable(), more: z.boolean() }),
  },
  'contact.change': {
    from: ['extension-page'],
    input: z.object({ contactId: ContactId, change: ContactChange }),
    output: nothing,
  },
  /** Fetches a contact with addresses, notes, conversations and visits into the local database, where the page reads them. */
  'contact.load': { from: ['extension-page'], input: z.object({ contactId: ContactId }), output: nothing },
  'contact.addNote': {
    from: ['extension-page'],
    input: z.object({ id: ContactNoteId, contactId: ContactId, text: z.string().trim().min(1).max(CONTACT_NOTE_MAX) }),
    output: nothing,
  },
  'contact.removeNote': {
    from: ['extension-page'],
    input: z.object({ contactId: ContactId, noteId: ContactNoteId }),
    output: nothing,
  },
  /** Who else may be meant. They are put into the local database; the ids say which, the likeliest first. */
  'contacts.search': {
    from: ['extension-page'],
    input: z.object({ search: z.string().max(320) }),
    output: z.object({ ids: z.array(ContactId) }),
  },
  'contacts.duplicates': {
    from: ['extension-page'],
    input: z.object({ contactId: ContactId }),
    output: z.object({ ids: z.array(ContactId) }),
  },
  'contact.merge': {
    from: ['extension-page'],
    input: z.object({ id: ContactMergeId, keptId: ContactId, otherId: ContactId, fromOther: z.array(z.string()) }),
    output: nothing,
  },
  'contact.undoMerge': { from: ['extension-page'], input: z.object({ mergeId: ContactMergeId }), output: nothing },
  'contact.erase': { from: ['extension-page'], input: z.object({ contactId: ContactId }), output: nothing },
  'visits.load': { from: ['extension-page'], input: z.object({ contactId: ContactId }), output: nothing },
  /** How many open conversations each colleague has. */
  'team.load': { from: ['extension-page'], input: nothing, output: z.object({ open: z.array(AgentLoad) }) },
  'team.rules': { from: ['extension-page'], input: nothing, output: AssignmentRules },
  'team.changeRules': { from: ['extension-page'], input: AssignmentRules, output: AssignmentRules },
  'team.changeProfile': { from: ['extension-page'], input: Agent.pick({ name: true }), output: nothing },
  'team.setAvailability': { from: ['extension-page'], input: Agent.pick({ availability: true }), output: nothing },
  'team.changeMember': {
    from: ['extension-page'],
    input: z.object({ agentId: AgentId, change: MemberChange }),
    output: nothing,
  },
  'team.changeRole': { from: ['extension-page'], input: role.extend(RoleSwitches.shape), output: nothing },
  'team.resetRole': { from: ['extension-page'], input: role, output: nothing },
  'team.create': {
    from: ['extension-page'],
    input: Team.pick({ id: true, name: true, memberIds: true }),
    output: nothing,
  },
  'team.change': {
    from: ['extension-page'],
    input: z.object({ teamId: TeamId, change: Team.pick({ name: true, memberIds: true }).partial() }),
    output: nothing,
  },
  'team.remove': { from: ['extension-page'], input: z.object({ teamId: TeamId }), output: nothing },
  'canned.create': {
    from: ['extension-page'],
    input: CannedResponse.pick({ id: true, shortcut: true, title: true, texts: true }).extend({ own: z.boolean() }),
    output: nothing,
  },
  'canned.change': {
    from: ['extension-page'],
    input: CannedResponse.pick({ id: true, shortcut: true, title: true, texts: true }),
    output: nothing,
  },
  'canned.remove': { from: ['extension-page'], input: z.object({ id: CannedId }), output: nothing },
  'sync.now': { from: ['extension-page'], input: nothing, output: nothing },

  // the page beside us
  /** A bridge has started in a tab's top frame. `key` goes into the addresses of the frames it places: see page.current. */
  'page.hello': { from: ['content-script'], input: nothing, output: PageSetup },
  /** Brings the reader to the page, for which somebody looks now (entrypoints/reader.ts). */
  'page.reader': { from: ['content-script'], input: nothing, output: nothing },
  'page.describe': { from: ['content-script'], input: PageFacts, output: nothing },
  /**
   * The frame asks about the tab it is in; the background knows it from the sender. In a frame, `tabId` is null unless
   * our own bridge placed that frame: then nothing that sends may act. The side panel names its window instead.
   */
  'page.current': {
    from: ['extension-page'],
    input: z.object({ windowId: z.number().nullable() }),
    output: z.object({
      tabId: z.number().nullable(),
      page: PageDescription.nullable(),
      host: z.string().nullable(),
      place: Place.nullable(),
    }),
  },
  /** What the sidebar over a page shows, for the sidebar over the next page in that tab. */
  'sidebar.place': { from: ['extension-page'], input: Place.nullable(), output: nothing },
  /** Leads the tab beside us to an address; an app in a tab of its own opens another. `tabId`: the one a side panel stands beside. */
  'page.go': {
    from: ['extension-page'],
    input: z.object({ url: WebUrl, tabId: z.number().nullable() }),
    output: nothing,
  },
  'sidebar.toggle': {
    from: ['extension-page', 'content-script'],
    input: z.object({ open: z.boolean().nullable() }),
    output: nothing,
  },
  /** Where the sidebar and the launcher stand; remembered, and the same in every tab. */
  'layout.change': { from: ['extension-page', 'content-script'], input: PageLayout.partial(), output: nothing },
  /** The launcher's menu is finished, and its frame may go. */
  'launcher.closeMenu': { from: ['extension-page'], input: nothing, output: nothing },
  /** No launcher on this site from now on; the shortcut and the toolbar button still open the sidebar. */
  'launcher.hide': { from: ['extension-page'], input: nothing, output: nothing },
  'launcher.restore': { from: ['extension-page'], input: z.object({ host: z.string().max(255) }), output: nothing },

  // translation
  'translate.hub': {
    from: ['extension-page'],
    input: z.object({ text: z.string().min(1).max(10_000), from: z.string().nullable(), to: z.string() }),
    output: z.object({ text: z.string(), from: z.string().nullable(), engine: z.string() }),
  },
  'selection.text': {
    from: ['extension-page'],
    input: nothing,
    output: z.object({ text: z.string().max(10_000), language: z.string().nullable() }),
  },
  /** The translator's frame says how much room it needs; null: it is finished. */
  'translator.resize': {
    from: ['extension-page'],
    input: z.object({ height: z.number().min(0).max(2_000).nullable() }),
    output: nothing,
  },
  /** The workspace's translation server. Changing it takes an admin. The key never comes back. */
  'settings.translation': { from: ['extension-page'], input: nothing, output: TranslationSettings },
  'settings.changeTranslation': {
    from: ['extension-page'],
    input: z.object({ url: WebUrl.nullable(), key: z.string().max(500).nullable().optional() }),
    output: TranslationSettings,
  },
  /** Asks a route of the hub that answers what is not kept here (hub-asks.ts). The page's side is `askHub()`. */
  'hub.ask': {
    from: ['extension-page'],
    input: z.object({ name: z.enum(ASKABLE), input: z.record(z.string(), z.unknown()) }),
    output: z.unknown(),
  },
  /** Sees to it that this conversation and the end of its transcript are held here, to be read. */
  'conversation.hold': {
    from: ['extension-page'],
    input: z.object({ conversationId: ConversationId }),
    output: nothing,
  },
  /** Shows the console, at a path of it such as `/settings/sites`; in the tab where it is open already, if it is. */
  'console.open': {
    from: ['extension-page'],
    input: z.object({ path: z.string().startsWith('/').max(2_000) }),
    output: nothing,
  },
} as const satisfies Record<string, { from: readonly Sender[]; input: z.ZodType; output: z.ZodType }>

export type Requests = typeof REQUESTS
export type RequestName = keyof Requests
export type Input<N extends RequestName> = z.input<Requests[N]['input']>
export type Output<N extends RequestName> = z.output<Requests[N]['output']>

export type { Push, SyncState } from './pushes'
