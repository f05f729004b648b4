/** A written-down conversation as the rows and events of the hub. */
import { activitiesOf, type Activity } from '@/domain/activity'
import type { Note } from '@/domain/agent'
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import {
  ActivityId,
  ContactId,
  ConversationId,
  LabelId,
  MessageId,
  NoteId,
  RatingId,
  TeamId,
  type AgentId,
  type InboxId,
  type WorkspaceId,
} from '@/domain/ids'
import type { Author, Message, MessageContent } from '@/domain/message'
import { linked } from '@/server/store/card-links'
import type { Change } from '@/server/store/commit'
import { previewOf } from '@/server/use-cases/post-message'
import type { AgentKey, DemoConversation } from '../conversations/types'
import { cardOf } from './cards'
import { idOf } from './ids'
import { timeline, type Said } from './timeline'

export interface Seeding {
  workspaceId: WorkspaceId
  agents: Record<AgentKey, AgentId>
  inboxId: (channel: DemoConversation['channel']) => InboxId
  /** Address of the shop, for cards and visits. */
  shop: string
  now: number
}

export const contactIdOf = (key: string) => ContactId.parse(idOf('contact', key))
export const teamIdOf = (key: string) => TeamId.parse(idOf('team', key))
export const labelIdOf = (key: string) => LabelId.parse(idOf('label', key))

/** Where they write from; on the website the visitor's id. */
export const handleOf = ({ key, channel, contact }: DemoConversation): string =>
  channel === 'webchat' ? contactIdOf(key) : (contact.email ?? contact.phone ?? key)

function contactOf({ key, contact, ago }: DemoConversation, firstAt: number, now: number): Omit<Contact, 'version'> {
  return {
    id: contactIdOf(key),
    name: contact.name,
    email: contact.email ?? null,
    phone: contact.phone ?? null,
    language: contact.language,
    gender: contact.gender ?? null,
    timeZone: contact.timeZone,
    country: contact.country,
    labelIds: (contact.labels ?? []).map(labelIdOf),
    fields: {},
    firstSeenAt: firstAt,
    lastSeenAt: now - ago * 60_000,
  }
}

/** The conversation before anybody has said anything. */
function emptyOf(demo: DemoConversation, firstAt: number, { agents, inboxId }: Seeding): Omit<Conversation, 'version'> {
  return {
    id: ConversationId.parse(idOf('conversation', demo.key)),
    inboxId: inboxId(demo.channel),
    channel: demo.channel,
    contactId: contactIdOf(demo.key),
    contactHandle: handleOf(demo),
    status: 'open',
    snoozedUntilAt: null,
    hostedByBot: demo.bot ?? false,
    assigneeId: demo.assignee ? agents[demo.assignee] : null,
    teamId: demo.team ? teamIdOf(demo.team) : null,
    labelIds: (demo.labels ?? []).map(labelIdOf),
    unreadCount: 0,
    agentsReadPosition: 0,
    lastPosition: 0,
    lastActivityAt: firstAt,
    preview: null,
    ratingId: null,
    ratingInvitedAt: null,
    rating: null,
    createdAt: firstAt,
    snoozedBy: null,
    followUpAt: null,
    followUpBy: null,
    returned: null,
    mentioned: [],
  }
}

const isNote = (line: Said): line is Extract<Said, { note: string }> => 'note' in line

function authorAndContent(
  line: Exclude<Said, { note: string }>,
  { agents, shop }: Seeding,
): { author: Author; content: MessageContent } {
  if ('card' in line)
    return {
      author: { kind: 'agent', agentId: agents[line.by] },
      content: { kind: 'card', card: cardOf(shop, line.card, line.tone) },
    }
  if ('failed' in line)
    return { author: { kind: 'agent', agentId: agents[line.by] }, content: { kind: 'text', text: line.failed } }
  const [who, text] = line
  const author: Author =
    who === 'me' ? { kind: 'contact' } : who === 'bot' ? { kind: 'bot' } : { kind: 'agent', agentId: agents[who] }
  return { author, content: { kind: 'text', text } }
}

function messageOf(
  line: Exclude<Said, { note: string }>,
  o: { id: string; at: number; seq: number; conversationId: ConversationId; answered: boolean; seeding: Seeding },
): Message {
  const { author, content } = authorAndContent(line, o.seeding)
  const failed = 'failed' in line
  return {
    id: MessageId.parse(o.id),
    version: o.seq,
    position: o.seq,
    conversationId: o.conversationId,
    author,
    content,
    quotedId: null,
    status: failed ? 'failed' : author.kind === 'contact' || o.answered ? 'read' : 'delivered',
    failure: failed ? { code: line.code, detail: null } : null,
    createdAt: o.at,
    outcome: null,
  }
}

/**
 * One change per line, to be committed in this order, and a last one for what the conversation has become. Each keeps
 * the rows it wrote for the next: nobody else writes them while the demo is seeded.
 */
export function changesOf(demo: DemoConversation, seeding: Seeding): Change<null>[] {
  const lines = timeline(demo, seeding.now)
  const firstAt = lines[0]!.at
  const contact = contactOf(demo, firstAt - 86_400_000 * (demo.contact.labels ? 190 : 2), seeding.now)
  let conversation: Conversation = { ...emptyOf(demo, firstAt, seeding), version: 0 }
  const heard: number[] = []
  const lastOfContact = lines.findLastIndex(({ line }) => Array.isArray(line) && line[0] === 'me')

  const changes = lines.map(({ line, at }, index): Change<null> => ({
    needs: {},
    decide(_rows, seq) {
      const id = idOf('line', demo.key, String(index))
      if (isNote(line)) {
        const note: Note = {
          id: NoteId.parse(id),
          version: seq,
          position: seq,
          conversationId: conversation.id,
          authorId: seeding.agents[line.by],
          text: line.note,
          mentions: [],
          createdAt: at,
        }
        return { value: null, event: { type: 'note.added', rows: { notes: [note] } } }
      }
      const message = messageOf(line, {
        id,
        at,
        seq,
        conversationId: conversation.id,
        answered: index < lastOfContact,
        seeding,
      })
      if (message.author.kind === 'contact') heard.push(seq)
      conversation = {
        ...conversation,
        version: seq,
        lastPosition: seq,
        lastActivityAt: at,
        preview: previewOf(message.author, message.content),
      }
      const contacts = index === 0 ? { contacts: [{ ...contact, version: seq }] } : {}
      const type = message.author.kind === 'contact' ? 'message.received' : 'message.sent'
      return {
        value: null,
        event: { type, rows: { ...contacts, conversations: [conversation], messages: [message] } },
        also: linked(seeding.workspaceId, message),
      }
    },
  }))
  const last: Change<null> = {
    needs: {},
    decide(_rows, seq) {
      const unread = demo.unread ?? 0
      const firstUnread = heard.at(-unread)
      conversation = {
        ...conversation,
        version: seq,
        status: demo.status ?? 'open',
        snoozedUntilAt: demo.status === 'snoozed' ? seeding.now + 2 * 86_400_000 : null,
        unreadCount: unread,
        ...ratingOf(demo, conversation.lastActivityAt),
        agentsReadPosition: unread > 0 && firstUnread !== undefined ? firstUnread - 1 : conversation.lastPosition,
      }
      return {
        value: null,
        event: {
          type: 'conversation.changed',
          rows: { conversations: [conversation], activities: ratingActivities(conversation, seq, seeding) },
        },
        also: invitationOf(conversation, seeding),
      }
    },
  }
  return [...changes, last]
}

const ASKED_AFTER_MS = 60_000
const RATED_AFTER_MS = 4 * 60_000

function ratingOf({ key, rated }: DemoConversation, endedAt: number): Partial<Conversation> {
  if (!rated) return {}
  const { stars, comment = '' } = rated
  return {
    ratingId: RatingId.parse(idOf('rating', key)),
    ratingInvitedAt: endedAt + ASKED_AFTER_MS,
    rating: stars ? { stars, comment, ratedAt: endedAt + RATED_AFTER_MS } : null,
  }
}

/** Asked, and answered: what the history says of it. */
function ratingActivities(
  { id, assigneeId, ratingInvitedAt, rating }: Conversation,
  seq: number,
  { agents }: Seeding,
): Activity[] {
  if (ratingInvitedAt === null) return []
  const actor = { kind: 'agent', agentId: assigneeId ?? agents.mia } as const
  const invited = activitiesOf(id, [{ kind: 'rating_invited', again: false }], { seq, actor, now: ratingInvitedAt })
  if (!rating) return invited
  const { stars, comment, ratedAt } = rating
  const given = { kind: 'rated', stars, comment } as const
  const answered = activitiesOf(id, [given], { seq, actor: { kind: 'contact' }, now: ratedAt })
  return [...invited, ...answered.map((row) => ({ ...row, id: ActivityId.parse(`${seq}.1`) }))]
}

/** The invitation beside the conversation's own row, as the hub keeps it. */
function invitationOf(
  { id, channel, assigneeId, ratingId, ratingInvitedAt, rating }: Conversation,
  { agents, workspaceId }: Seeding,
) {
  if (!ratingId) return []
  const answer = [rating?.ratedAt ?? null, rating?.stars ?? null, rating?.comment ?? null]
  const values = [workspaceId, ratingId, id, assigneeId ?? agents.mia, channel, ratingInvitedAt, ...answer]
  const text = `INSERT INTO ratings (workspace_id, id, conversation_id, invited_by, channel, invited_at, rated_at, stars,
      comment, rated_in) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`
  return [{ text, values: [...values, rating ? (channel === 'webchat' ? 'widget' : 'page') : null] }]
}
