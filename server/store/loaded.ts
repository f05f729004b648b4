/**
 * The rows a change needs to see before it decides, read under the workspace's lock. Decisions of one batch see each
 * other's rows here before they are in the database.
 */
import type { Handle } from '@/domain/contact-merge'
import type {
  AgentId,
  CannedId,
  ContactFieldId,
  ContactId,
  ContactMergeId,
  ContactNoteId,
  ConversationId,
  InboxId,
  LabelId,
  MessageId,
  NoteId,
  Position,
  TeamId,
} from '@/domain/ids'
import type { Conversation } from '@/domain/conversation'
import type { Message } from '@/domain/message'
import type { Role, Roles } from '@/domain/permissions'
import type { RemovedRows, SyncedRows, SyncedTable } from '@/protocol/events'
import type { z } from 'zod'
import { handleKey, loadsOfContacts, type HandleRow, type MergeRow } from './contact-loads'
import { invitationLoads, type InvitationRow } from './invitation-store'
import { cardLinkRow, cardLoads, type CardLinkRow } from './card-links'
import { removedByTable } from './removed'
import { fromRow, SELECT, SYNCED_TABLES, TABLE, type RowOf } from './rows'

export interface Needs {
  /** Uploads by id. Locked against being trimmed until the transaction ends. */
  uploads?: string[]
  workspace?: boolean
  conversations?: ConversationId[]
  contacts?: ContactId[]
  messages?: MessageId[]
  /** Of these messages: where their links lead, and what came of them. */
  cards?: MessageId[]
  notes?: NoteId[]
  labels?: LabelId[]
  canned?: CannedId[]
  /** Canned responses in use that answer to one of these, whoever's they are. */
  shortcuts?: string[]
  contactFields?: ContactFieldId[]
  contactNotes?: ContactNoteId[]
  agents?: AgentId[]
  teams?: TeamId[]
  /** Every member, every team, whose turn it is and how much each has to do (`loadOf`, `turnOf`). */
  staff?: boolean
  /** By the hash of their link (invitation-store.ts). */
  invitations?: string[]
  /** Everybody of these roles, also who has left. */
  membersOf?: Role[]
  /** Conversations of these agents that are not resolved. */
  heldBy?: AgentId[]
  inboxes?: InboxId[]
  /** Whose these addresses are. */
  handles?: Handle[]
  /** These contacts with everything of theirs that moves with them: conversations, notes about them, addresses. */
  wholeContacts?: ContactId[]
  merges?: ContactMergeId[]
  /** The conversation with this address that is not resolved, if there is one. */
  current?: Handle[]
  /** Of the address of these conversations: the one that is not resolved. */
  siblings?: ConversationId[]
  /** The conversations these messages are in. */
  conversationsOfMessages?: MessageId[]
  /** Messages of ours to the contact, up to the position, that may still move towards `read`. */
  undelivered?: { handle: string; inboxId: InboxId; upTo: z.infer<typeof Position> }[]
  /** Messages of the contact that somebody reads by reading up to the position: after what the agents had read before. */
  beingRead?: { conversationId: ConversationId; upTo: z.infer<typeof Position> }[]
  /** Messages of the contact after the position: what is unread after somebody read up to it. */
  unread?: { conversationId: ConversationId; after: z.infer<typeof Position> }[]
  /** The newest message of another agent than this one after the position, if there is one. */
  answers?: { conversationId: ConversationId; after: z.infer<typeof Position>; notBy: AgentId }[]
}

/** A file as a decision sees it (store/attachment-store.ts). */
export interface UploadRow {
  id: string
  authorKind: 'contact' | 'agent'
  authorId: string
  name: string
  /** null: parts of it are missing. */
  mediaType: string | null
  sizeBytes: number
  messageId: MessageId | null
}

/** Whose turn it is (team-schema.ts). */
export interface Turn {
  seenAt: number
  assignedAt: number
}

/** One query that fills a table of `Loaded`. */
export interface Load {
  table: SyncedTable | 'uploads' | 'handles' | 'merges' | 'turns' | 'loads' | 'invitations' | 'cards'
  text: string
  values: unknown[]
}

type ById = { [T in SyncedTable]: Map<string, RowOf[T]> }

export class Loaded {
  private readonly uploads = new Map<string, UploadRow>()
  private readonly handles = new Map<string, HandleRow>()
  private readonly merges = new Map<string, MergeRow>()
  private readonly turns = new Map<string, Turn>()
  private readonly loads = new Map<string, number>()
  private readonly invitations = new Map<string, InvitationRow>()
  private readonly cards = new Map<string, CardLinkRow>()
  private readonly rows = Object.fromEntries(SYNCED_TABLES.map((table) => [table, new Map()])) as unknown as ById

  get<T extends SyncedTable>(table: T, id: string): RowOf[T] | undefined {
    return this.rows[table].get(id)
  }

  all<T extends SyncedTable>(table: T): RowOf[T][] {
    return [...this.rows[table].values()]
  }

  /** What the workspace changed of its roles (needs `workspace`). */
  roles(): Roles {
    return this.all('workspaces')[0]?.roles ?? {}
  }

  currentConversation(at: Pick<Conversation, 'contactHandle' | 'inboxId'>): Conversation | undefined {
    return this.all('conversations').find(
      (c) => c.contactHandle === at.contactHandle && c.inboxId === at.inboxId && c.status !== 'resolved',
    )
  }

  /** Whose the address is; undefined: nobody's yet. */
  ownerOf(at: Handle): ContactId | undefined {
    return this.handles.get(handleKey(at))?.contactId
  }

  handlesOf(contactId: ContactId): Handle[] {
    return [...this.handles.values()].filter((row) => row.contactId === contactId)
  }

  /** From now on, for the decisions after this one, the addresses are theirs. */
  give(handles: readonly Handle[], contactId: ContactId): void {
    for (const { inboxId, handle } of handles)
      this.handles.set(handleKey({ inboxId, handle }), { inboxId, handle, contactId })
  }

  merge(id: ContactMergeId): MergeRow | undefined {
    return this.merges.get(id)
  }

  setMerge(row: MergeRow): void {
    this.merges.set(row.id, row)
  }

  invitation(hash: string): InvitationRow | undefined {
    return this.invitations.get(hash)
  }

  setInvitation(row: InvitationRow): void {
    this.invitations.set(row.hash, row)
  }

  card(id: MessageId): CardLinkRow | undefined {
    return this.cards.get(id)
  }

  setCard(row: CardLinkRow): void {
    this.cards.set(row.id, row)
  }

  messagesOf(conversationId: ConversationId): Message[] {
    return this.all('messages').filter((message) => message.conversationId === conversationId)
  }

  /** How many open conversations an agent has, with what this batch has changed. */
  loadOf(agentId: AgentId): number {
    return this.loads.get(agentId) ?? 0
  }

  turnOf(agentId: AgentId): Turn {
    return this.turns.get(agentId) ?? { seenAt: 0, assignedAt: 0 }
  }

  private countAnew(before: Conversation | undefined, after: Conversation): void {
    const count = (row: Conversation | undefined, step: number) => {
      if (row?.assigneeId && row.status === 'open') this.loads.set(row.assigneeId, this.loadOf(row.assigneeId) + step)
    }
    count(before, -1)
    count(after, 1)
  }

  upload(id: string): UploadRow | undefined {
    return this.uploads.get(id)
  }

  /** From now on, for the decisions after this one, the message carries it. */
  use(uploadId: string, messageId: MessageId): void {
    this.uploads.set(uploadId, { ...this.uploads.get(uploadId)!, messageId })
  }

  add(table: Load['table'], raw: Record<string, unknown>): void {
    if (table === 'uploads') return void this.uploads.set(raw.id as string, raw as unknown as UploadRow)
    if (table === 'handles') return this.give([raw as unknown as HandleRow], (raw as unknown as HandleRow).contactId)
    if (table === 'merges') return this.setMerge(raw as unknown as MergeRow)
    if (table === 'invitations') return this.setInvitation(raw as unknown as InvitationRow)
    if (table === 'cards') return this.setCard(cardLinkRow(raw))
    if (table === 'turns') return void this.turns.set(raw.agentId as string, raw as unknown as Turn)
    if (table === 'loads') return void this.loads.set(raw.agentId as string, raw.open as number)
    const row = fromRow(table, raw)
    ;(this.rows[table] as Map<string, { id: string }>).set(row.id, row)
  }

  /** What a decision of this batch changed, for the decisions after it. */
  apply(changed: SyncedRows, removed: RemovedRows = {}): void {
    for (const row of changed.conversations ?? []) this.countAnew(this.rows.conversations.get(row.id), row)
    for (const table of SYNCED_TABLES)
      for (const row of changed[table] ?? []) (this.rows[table] as Map<string, { id: string }>).set(row.id, row)
    for (const [table, ids] of removedByTable(removed)) for (const id of ids) this.rows[table].delete(id)
  }
}

const BY_ID = [
  'conversations',
  'contacts',
  'messages',
  'notes',
  'labels',
  'canned',
  'contactFields',
  'contactNotes',
  'agents',
  'teams',
  'inboxes',
] as const

/** The queries for all needs of a batch, one per kind. */
export function loadsFor(workspaceId: string, needs: Needs[]): Load[] {
  const loads: Load[] = loadsOfContacts(workspaceId, needs)
  loads.push(
    ...invitationLoads(
      workspaceId,
      needs.flatMap((need) => need.invitations ?? []),
    ),
  )
  loads.push(...cardLoads(workspaceId, [...new Set(needs.flatMap((need) => need.cards ?? []))]))
  if (needs.some((need) => need.workspace))
    loads.push({
      table: 'workspaces',
      text: `SELECT ${SELECT.workspaces} FROM workspaces WHERE id = $1`,
      values: [workspaceId],
    })
  for (const table of BY_ID) {
    const ids = [...new Set(needs.flatMap((need): string[] => need[table] ?? []))]
    if (ids.length === 0) continue
    const text = `SELECT ${SELECT[table]} FROM ${TABLE[table]} WHERE workspace_id = $1 AND id = ANY($2)`
    loads.push({ table, text, values: [workspaceId, ids] })
  }
  const uploads = [...new Set(needs.flatMap((need) => need.uploads ?? []))]
  if (uploads.length > 0)
    loads.push({
      table: 'uploads',
      text: `SELECT id, author_kind AS "authorKind", author_id AS "authorId", name, media_type AS "mediaType",
          size_bytes AS "sizeBytes", message_id AS "messageId"
        FROM attachments WHERE workspace_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE`,
      values: [workspaceId, uploads],
    })
  if (needs.some((need) => need.staff)) loads.push(...staffLoads(workspaceId))
  const membersOf = [...new Set(needs.flatMap((need) => need.membersOf ?? []))]
  if (membersOf.length > 0)
    loads.push({
      table: 'agents',
      text: `SELECT ${SELECT.agents} FROM agents WHERE workspace_id = $1 AND role = ANY($2)`,
      values: [workspaceId, membersOf],
    })
  const heldBy = [...new Set(needs.flatMap((need) => need.heldBy ?? []))]
  if (heldBy.length > 0)
    loads.push({
      table: 'conversations',
      text: `SELECT ${SELECT.conversations} FROM conversations
        WHERE workspace_id = $1 AND assignee_id = ANY($2) AND status <> 'resolved'`,
      values: [workspaceId, heldBy],
    })
  const shortcuts = needs.flatMap((need) => need.shortcuts ?? [])
  if (shortcuts.length > 0)
    loads.push({
      table: 'canned',
      text: `SELECT ${SELECT.canned} FROM canned
        WHERE workspace_id = $1 AND NOT archived AND lower(shortcut) = ANY($2)`,
      values: [workspaceId, shortcuts.map((shortcut) => shortcut.toLowerCase())],
    })
  const current = needs.flatMap((need) => need.current ?? [])
  if (current.length > 0)
    loads.push({
      table: 'conversations',
      text: `SELECT ${SELECT.conversations} FROM conversations
        JOIN unnest($2::text[], $3::uuid[]) AS wanted(contact_handle, inbox_id) USING (contact_handle, inbox_id)
        WHERE workspace_id = $1 AND status <> 'resolved'`,
      values: [workspaceId, current.map((c) => c.handle), current.map((c) => c.inboxId)],
    })
  const siblings = needs.flatMap((need) => need.siblings ?? [])
  if (siblings.length > 0)
    loads.push({
      table: 'conversations',
      text: `SELECT ${SELECT.conversations} FROM conversations
        JOIN conversations AS asked USING (workspace_id, contact_handle, inbox_id)
        WHERE workspace_id = $1 AND asked.id = ANY($2) AND conversations.status <> 'resolved'`,
      values: [workspaceId, siblings],
    })
  const located = needs.flatMap((need) => need.conversationsOfMessages ?? [])
  if (located.length > 0)
    loads.push({
      table: 'conversations',
      // Materialized: left to itself the planner may walk every message of the workspace's conversations.
      text: `WITH located AS MATERIALIZED (
          SELECT DISTINCT conversation_id FROM messages WHERE workspace_id = $1 AND id = ANY($2))
        SELECT ${SELECT.conversations} FROM located
        JOIN conversations ON conversations.workspace_id = $1 AND conversations.id = located.conversation_id`,
      values: [workspaceId, located],
    })
  const undelivered = needs.flatMap((need) => need.undelivered ?? [])
  if (undelivered.length > 0) {
    const wanted = 'unnest($2::text[], $3::uuid[], $4::bigint[]) AS wanted(contact_handle, inbox_id, up_to)'
    const theirs = `conversations.workspace_id = $1 AND conversations.contact_handle = wanted.contact_handle
          AND conversations.inbox_id = wanted.inbox_id`
    const handles = undelivered.map((u) => u.handle)
    const inboxIds = undelivered.map((u) => u.inboxId)
    const values = [workspaceId, handles, inboxIds, undelivered.map((u) => u.upTo)]
    loads.push({
      table: 'conversations',
      text: `SELECT ${SELECT.conversations} FROM ${wanted} JOIN conversations ON ${theirs} AND up_to >= 0`,
      values,
    })
    loads.push({
      table: 'messages',
      text: `SELECT ${SELECT.messages} FROM ${wanted} JOIN conversations ON ${theirs}
        JOIN messages ON messages.workspace_id = $1 AND messages.conversation_id = conversations.id
          AND messages.position <= up_to
        WHERE messages.author_kind <> 'contact' AND messages.status IN ('sent', 'delivered')`,
      values,
    })
  }
  const beingRead = needs.flatMap((need) => need.beingRead ?? [])
  if (beingRead.length > 0)
    loads.push({
      table: 'messages',
      text: `SELECT ${SELECT.messages} FROM unnest($2::uuid[], $3::bigint[]) AS wanted(conversation_id, up_to)
        JOIN conversations ON conversations.workspace_id = $1 AND conversations.id = wanted.conversation_id
        JOIN messages ON messages.workspace_id = $1 AND messages.conversation_id = wanted.conversation_id
          AND messages.position > agents_read_position AND messages.position <= up_to
        WHERE messages.author_kind = 'contact' AND messages.status IN ('sent', 'delivered')`,
      values: [workspaceId, beingRead.map((b) => b.conversationId), beingRead.map((b) => b.upTo)],
    })
  const unread = needs.flatMap((need) => need.unread ?? [])
  if (unread.length > 0)
    loads.push({
      table: 'messages',
      text: `SELECT ${SELECT.messages} FROM unnest($2::uuid[], $3::bigint[]) AS wanted(conversation_id, after)
        JOIN messages USING (conversation_id)
        WHERE messages.workspace_id = $1 AND messages.position > after AND messages.author_kind = 'contact'`,
      values: [workspaceId, unread.map((u) => u.conversationId), unread.map((u) => u.after)],
    })
  const answers = needs.flatMap((need) => need.answers ?? [])
  if (answers.length > 0)
    loads.push({
      table: 'messages',
      // One of each, found backwards from the end: who has not looked for a year has thousands after them.
      text: `SELECT ${SELECT.messages} FROM unnest($2::uuid[], $3::bigint[], $4::text[]) AS wanted(conversation_id, after, not_by)
        CROSS JOIN LATERAL (
          SELECT * FROM messages AS said
          WHERE said.workspace_id = $1 AND said.conversation_id = wanted.conversation_id AND said.position > after
            AND said.author_kind = 'agent' AND said.author_id <> not_by AND said.content ->> 'kind' <> 'taken_back'
          ORDER BY said.position DESC LIMIT 1) AS messages`,
      values: [
        workspaceId,
        answers.map((a) => a.conversationId),
        answers.map((a) => a.after),
        answers.map((a) => a.notBy),
      ],
    })
  return loads
}

/** Also read outside a change, to see whether there is anything to decide (use-cases/assign-waiting.ts). */
export function staffLoads(workspaceId: string): Load[] {
  const values = [workspaceId]
  const all = (table: 'agents' | 'teams') => `SELECT ${SELECT[table]} FROM ${table} WHERE workspace_id = $1`
  return [
    { table: 'agents', text: all('agents'), values },
    { table: 'teams', text: all('teams'), values },
    {
      table: 'turns',
      text: `SELECT agent_id AS "agentId", seen_at AS "seenAt", assigned_at AS "assignedAt"
        FROM agent_turns WHERE workspace_id = $1`,
      values,
    },
    {
      table: 'loads',
      text: `SELECT assignee_id AS "agentId", count(*)::int AS open FROM conversations
        WHERE workspace_id = $1 AND assignee_id IS NOT NULL AND status = 'open' GROUP BY assignee_id`,
      values,
    },
  ]
}
