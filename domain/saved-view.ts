/** A question somebody keeps: filters with a name, for themselves or for the team. */
import { z } from 'zod'
import { AgentId, Instant } from './ids'

export const ViewId = z.uuid().brand<'ViewId'>()
export type ViewId = z.infer<typeof ViewId>

export const SavedView = z.object({
  id: ViewId,
  ownerId: AgentId,
  name: z.string().trim().min(1).max(60),
  /** The address's question, as the console writes it: `days` stays "the last 7 days", whatever day it is. */
  query: z.record(z.string().max(20), z.string().max(4_000)),
  /** Everybody of the workspace has it. */
  shared: z.boolean(),
  createdAt: Instant,
})
export type SavedView = z.infer<typeof SavedView>
