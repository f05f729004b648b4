/** Taking back what one has said: by its author, before the contact has read it, where the channel allows it. */
import type { Channel } from './channel'
import type { ErrorCode } from './errors'
import type { AgentId } from './ids'
import type { Message } from './message'

/** Channels that take a message away again at the contact's side. The others have no such thing for businesses. */
const ALLOWED: ReadonlySet<Channel> = new Set<Channel>(['webchat'])

/** Why this agent may not take the message back; null: they may. */
export function takeBackRefusal(
  { author, status, content }: Pick<Message, 'author' | 'status' | 'content'>,
  channel: Channel,
  me: AgentId | null,
): ErrorCode | null {
  if (author.kind !== 'agent' || author.agentId !== me || content.kind === 'taken_back') return 'message_not_yours'
  if (!ALLOWED.has(channel)) return 'channel_keeps_messages'
  return status === 'read' ? 'message_already_read' : null
}
