/** A person who replies, and the rest of a workspace's small tables. */
import { z } from 'zod'
import { CHANNELS } from './channel'
import {
  AgentId,
  ConversationId,
  InboxId,
  Instant,
  LabelId,
  NoteId,
  Position,
  TeamId,
  Version,
  WorkspaceId,
} from './ids'
import { MENTIONS_MAX } from './limits'
import { PERMISSIONS, ROLES } from './permissions'

const Permissions = z.array(z.enum(PERMISSIONS))

export const Agent = z.object({
  id: AgentId,
  version: Version,
  name: z.string().min(1).max(120),
  email: z.email(),
  role: z.enum(ROLES),
  /** Exceptions to the role (permissions.ts). */
  granted: Permissions,
  denied: Permissions,
  availability: z.enum(['available', 'away']),
  /** Since when the person has been available, or away. */
  availabilityAt: Instant,
  /** How many open conversations Alongside gives them at most; null: as many as the rules say for everybody. */
  capacity: z.number().int().min(1).max(200).nullable(),
  /** False once the person has left the workspace; kept, so that what they wrote keeps a name. */
  active: z.boolean(),
})
export type Agent = z.infer<typeof Agent>

/** What whoever manages the team may change of a member. */
export const MemberChange = Agent.pick({
  role: true,
  granted: true,
  denied: true,
  capacity: true,
  active: true,
}).partial()
export type MemberChange = z.infer<typeof MemberChange>

/** Agents who share a kind of work. A conversation may be a team's, with or without an agent of it. */
export const Team = z.object({
  id: TeamId,
  version: Version,
  name: z.string().trim().min(1).max(60),
  memberIds: z.array(AgentId).max(500),
})
export type Team = z.infer<typeof Team>

export const Inbox = z.object({
  id: InboxId,
  version: Version,
  channel: z.enum(CHANNELS),
  name: z.string().min(1).max(120),
})
export type Inbox = z.infer<typeof Inbox>

export const Label = z.object({
  id: LabelId,
  version: Version,
  name: z.string().trim().min(1).max(60),
  /** Hue of its dot, 0–359. */
  hue: z.number().int().min(0).max(359),
})
export type Label = z.infer<typeof Label>

/** Seen by agents only. Kept apart from messages, so that no query for a contact can return one. */
export const Note = z.object({
  id: NoteId,
  version: Version,
  position: Position,
  conversationId: ConversationId,
  authorId: AgentId,
  text: z.string().trim().min(1).max(10_000),
  /** Colleagues it calls on. */
  mentions: z.array(AgentId).max(MENTIONS_MAX).default([]),
  createdAt: Instant,
})
export type Note = z.infer<typeof Note>

const RoleChange = z.object({ added: Permissions, removed: Permissions })

export const Workspace = z.object({
  id: WorkspaceId,
  version: Version,
  name: z.string().min(1).max(120),
  /** BCP 47, the language the team works in. */
  language: z.string().max(35),
  /** What it changed of its roles (permissions.ts). */
  roles: z.object({ supervisor: RoleChange.optional(), agent: RoleChange.optional() }).default({}),
})
export type Workspace = z.infer<typeof Workspace>
