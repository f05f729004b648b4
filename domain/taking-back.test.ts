import type { AgentId } from './ids'
import { expect, it } from 'vitest'
import { aMessage } from '@/tests/factories'
import { takeBackRefusal } from './taking-back'

const me = 'a-1' as AgentId
const mine = { kind: 'agent', agentId: me } as const
it.each([
  ['one’s own that was not read', { author: mine, status: 'delivered' }, 'webchat', null],
  ['one that was read', { author: mine, status: 'read' }, 'webchat', 'message_already_read'],
  ['a colleague’s', { author: { kind: 'agent', agentId: 'a-2' as AgentId } }, 'webchat', 'message_not_yours'],
  ['the contact’s', {}, 'webchat', 'message_not_yours'],
  ['one that was taken back', { author: mine, content: { kind: 'taken_back' } }, 'webchat', 'message_not_yours'],
  ['one’s own on a channel that keeps it', { author: mine }, 'whatsapp', 'channel_keeps_messages'],
] as const)('%s', (_, message, channel, refusal) => {
  expect(takeBackRefusal(aMessage(message), channel, me)).toBe(refusal)
})
