/** Rows for tests and for `npm run play`: name only what a case is about, the rest is believable and deterministic. */
import type { Activity } from '@/domain/activity'
import type { Agent, Inbox, Label, Note, Team, Workspace } from '@/domain/agent'
import type { Contact, Visit } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { Invitation } from '@/domain/invitation'
import type { Message } from '@/domain/message'
import type { OutboxEntry } from '@/domain/outbox'
import type { ProductCard } from '@/domain/product'

/** 2026-11-20 09:00 UTC. */
export const NOON = Date.UTC(2026, 10, 20, 9)

let serial = 0
/** A valid UUID that is different every time and the same in every run: `anId('c')` looks like 0000000c-…. */
export function anId<T extends string = string>(mark = ''): T {
  serial += 1
  const prefix = Array.from(mark, (letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .slice(0, 8)
    .padStart(8, '0')
  return `${prefix}-0000-7000-8000-${serial.toString(16).padStart(12, '0')}` as T
}

export function aWorkspace(over: Partial<Workspace> = {}): Workspace {
  return { id: 'ws-1' as Workspace['id'], version: 1, name: 'Tidewater', language: 'en', roles: {}, ...over }
}

export function anAgent(over: Partial<Agent> = {}): Agent {
  const id = over.id ?? anId<Agent['id']>('ag')
  return {
    id,
    version: 1,
    name: 'Mia Chen',
    email: 'mia@tidewater.example',
    role: 'agent',
    granted: [],
    denied: [],
    availability: 'available',
    availabilityAt: NOON,
    capacity: null,
    active: true,
    ...over,
  }
}

export function anInvitation(over: Partial<Invitation> = {}): Invitation {
  return {
    id: anId('iv'),
    email: 'nora@tidewater.example',
    role: 'agent',
    teamIds: [],
    invitedById: anId('ag'),
    inviterMay: true,
    createdAt: NOON,
    expiresAt: NOON + 7 * 86_400_000,
    ...over,
  }
}

export function aTeam(over: Partial<Team> = {}): Team {
  return { id: anId('te'), version: 1, name: 'Returns', memberIds: [], ...over }
}

export function anInbox(over: Partial<Inbox> = {}): Inbox {
  return { id: anId('in'), version: 1, channel: 'webchat', name: 'tidewater.example', ...over }
}

export function aLabel(over: Partial<Label> = {}): Label {
  return { id: anId('la'), version: 1, name: 'Sizing', hue: 210, ...over }
}

export function aContact(over: Partial<Contact> = {}): Contact {
  return {
    id: anId('co'),
    version: 1,
    name: 'Camila Ríos',
    email: null,
    phone: null,
    language: 'es',
    gender: null,
    timeZone: 'America/Bogota',
    country: 'CO',
    labelIds: [],
    fields: {},
    firstSeenAt: NOON - 86_400_000,
    lastSeenAt: NOON,
    ...over,
  }
}

export function aVisit(over: Partial<Visit> = {}): Visit {
  return {
    id: anId('vi'),
    contactId: anId('co'),
    url: 'https://tidewater.example/products/linen-shirt',
    title: 'Linen shirt',
    referrer: null,
    enteredAt: NOON,
    spentMs: 42_000,
    ...over,
  }
}

export function aConversation(over: Partial<Conversation> = {}): Conversation {
  return {
    id: anId('cv'),
    version: 1,
    inboxId: anId('in'),
    channel: 'webchat',
    contactId: anId('co'),
    contactHandle: over.contactId ?? anId('ha'),
    status: 'open',
    snoozedUntilAt: null,
    hostedByBot: false,
    assigneeId: null,
    teamId: null,
    labelIds: [],
    unreadCount: 0,
    agentsReadPosition: 0,
    lastPosition: 1,
    lastActivityAt: NOON,
    preview: { author: 'contact', kind: 'text', text: 'Is the linen shirt in stock in M?' },
    ratingId: null,
    ratingInvitedAt: null,
    rating: null,
    createdAt: NOON - 3_600_000,
    snoozedBy: null,
    followUpAt: null,
    followUpBy: null,
    returned: null,
    mentioned: [],
    ...over,
  }
}

/** `text` is a short way to say `content`. */
export function aMessage({ text, ...over }: Partial<Message> & { text?: string } = {}): Message {
  const position = over.position ?? 1
  return {
    id: anId('me'),
    version: position,
    position,
    conversationId: anId('cv'),
    author: { kind: 'contact' },
    content: { kind: 'text', text: text ?? 'Is the linen shirt in stock in M?' },
    quotedId: null,
    status: 'sent',
    failure: null,
    createdAt: NOON,
    outcome: null,
    ...over,
  }
}

export function aNote(over: Partial<Note> = {}): Note {
  const position = over.position ?? 1
  return {
    id: anId('no'),
    version: position,
    position,
    conversationId: anId('cv'),
    authorId: anId('ag'),
    text: 'Prefers to be called in the afternoon.',
    mentions: [],
    createdAt: NOON,
    ...over,
  }
}

export function anActivity(over: Partial<Activity> = {}): Activity {
  const position = over.position ?? 1
  return {
    id: anId('ac'),
    version: position,
    position,
    conversationId: anId('cv'),
    actor: { kind: 'agent', agentId: anId('ag') },
    what: { kind: 'status', from: 'open', to: 'resolved', snoozedUntilAt: null },
    createdAt: NOON,
    ...over,
  }
}

export function aCard(over: Partial<ProductCard> = {}): ProductCard {
  return {
    productId: null,
    title: 'Linen shirt',
    variant: 'Sand / M',
    imageUrl: null,
    url: 'https://tidewater.example/products/linen-shirt',
    price: { amount: '68.00', currency: 'USD' },
    compareAtPrice: { amount: '85.00', currency: 'USD' },
    availability: 'in_stock',
    source: null,
    ...over,
  }
}

export function anOutboxEntry({ text, ...over }: Partial<OutboxEntry> & { text?: string } = {}): OutboxEntry {
  return {
    id: anId('me'),
    workspaceId: 'ws-1' as OutboxEntry['workspaceId'],
    conversationId: anId('cv'),
    payload: { kind: 'message', content: { kind: 'text', text: text ?? 'Yes, in every size' }, quotedId: null },
    state: 'pending',
    createdAt: NOON,
    sendsAt: null,
    attempts: 0,
    failure: null,
    ...over,
  }
}
