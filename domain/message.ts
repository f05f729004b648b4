/** One thing said in a conversation, and the rules of its delivery status. */
import { z } from 'zod'
import { CardOutcome } from './card-outcome'
import { AgentId, ConversationId, Instant, MessageId, Position, Version } from './ids'
import { MESSAGE_TEXT_MAX } from './limits'
import { ProductCard } from './product'

export { MESSAGE_TEXT_MAX }

export const Author = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact') }),
  z.object({ kind: z.literal('agent'), agentId: AgentId }),
  z.object({ kind: z.literal('bot') }),
])
export type Author = z.infer<typeof Author>

export const MessageText = z.string().trim().min(1).max(MESSAGE_TEXT_MAX)

export const Attachment = z.object({
  id: z.uuid(),
  name: z.string().max(300),
  mediaType: z.string().max(200),
  sizeBytes: z.number().int().nonnegative(),
})
export type Attachment = z.infer<typeof Attachment>

/** What somebody may say. */
export const SentContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: MessageText }),
  z.object({ kind: z.literal('card'), card: ProductCard }),
  z.object({
    kind: z.literal('attachments'),
    text: z.string().max(MESSAGE_TEXT_MAX),
    attachments: z.array(Attachment).min(1).max(10),
  }),
])
export type SentContent = z.infer<typeof SentContent>

/** What is known of a message: that it was taken back is all that is left of one. */
export const MessageContent = z.discriminatedUnion('kind', [
  ...SentContent.options,
  z.object({ kind: z.literal('taken_back') }),
])
export type MessageContent = z.infer<typeof MessageContent>

export const DELIVERY_STATUSES = ['pending', 'sent', 'delivered', 'read', 'failed'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

export const Message = z.object({
  /** Made by whoever writes it; it is the idempotency key, unique in the workspace. */
  id: MessageId,
  version: Version,
  /** Order in the conversation: the event that created it. The same for everyone, and it never changes. */
  position: Position,
  conversationId: ConversationId,
  author: Author,
  content: MessageContent,
  quotedId: MessageId.nullable(),
  status: z.enum(DELIVERY_STATUSES),
  failure: z.object({ code: z.string(), detail: z.string().nullable() }).nullable(),
  createdAt: Instant,
  /** Of a card; null: nobody has opened it yet. */
  outcome: CardOutcome.nullable().default(null),
})
export type Message = z.infer<typeof Message>

const RANK: Record<DeliveryStatus, number> = { pending: 0, sent: 1, failed: 1, delivered: 2, read: 3 }

/** The status after a receipt, which may be late, repeated or out of order: it only ever moves forward. */
export function nextStatus(current: DeliveryStatus, received: DeliveryStatus): DeliveryStatus {
  return RANK[received] > RANK[current] ? received : current
}
