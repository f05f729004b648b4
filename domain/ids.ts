/** Branded identifiers. Ids of rows are UUIDs (v7 where we make them, so they sort by time); an agent's is the sign-in library's. */
import { z } from 'zod'

export const WorkspaceId = z.string().min(1).max(64).brand<'WorkspaceId'>()
export type WorkspaceId = z.infer<typeof WorkspaceId>
export const AgentId = z.string().min(1).max(64).brand<'AgentId'>()
export type AgentId = z.infer<typeof AgentId>
export const TeamId = z.uuid().brand<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>
export const InboxId = z.uuid().brand<'InboxId'>()
export type InboxId = z.infer<typeof InboxId>
export const ContactId = z.uuid().brand<'ContactId'>()
export type ContactId = z.infer<typeof ContactId>
export const ConversationId = z.uuid().brand<'ConversationId'>()
export type ConversationId = z.infer<typeof ConversationId>
export const MessageId = z.uuid().brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>
export const NoteId = z.uuid().brand<'NoteId'>()
export type NoteId = z.infer<typeof NoteId>
/** Made of its conversation's and the number of the log's entry that wrote it: see domain/activity.ts. */
export const ActivityId = z.string().min(1).max(64).brand<'ActivityId'>()
export type ActivityId = z.infer<typeof ActivityId>
export const LabelId = z.uuid().brand<'LabelId'>()
export type LabelId = z.infer<typeof LabelId>
export const ContactNoteId = z.uuid().brand<'ContactNoteId'>()
export type ContactNoteId = z.infer<typeof ContactNoteId>
export const ContactMergeId = z.uuid().brand<'ContactMergeId'>()
export type ContactMergeId = z.infer<typeof ContactMergeId>
export const CannedId = z.uuid().brand<'CannedId'>()
export type CannedId = z.infer<typeof CannedId>
export const ContactFieldId = z.uuid().brand<'ContactFieldId'>()
export type ContactFieldId = z.infer<typeof ContactFieldId>
export const VisitId = z.uuid().brand<'VisitId'>()
export type VisitId = z.infer<typeof VisitId>
export const RatingId = z.uuid().brand<'RatingId'>()
export type RatingId = z.infer<typeof RatingId>
export const ProductId = z.uuid().brand<'ProductId'>()
export type ProductId = z.infer<typeof ProductId>
export const StoreId = z.uuid().brand<'StoreId'>()
export type StoreId = z.infer<typeof StoreId>
export const InvitationId = z.uuid().brand<'InvitationId'>()
export type InvitationId = z.infer<typeof InvitationId>

/** Epoch milliseconds, no later than a Date can be: one beyond makes every formatter throw where it is shown. */
export const Instant = z.number().int().nonnegative().max(8_640_000_000_000_000)
/** A row's version: the sequence number of the event that last changed it. The higher one is the newer one. */
export const Version = z.number().int().nonnegative()
/** A place in a workspace's event log, and so a total order of everything said in it. */
export const Position = z.number().int().nonnegative()
