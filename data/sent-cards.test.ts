import 'fake-indexeddb/auto'
import type { AgentId, ConversationId, MessageId } from '@/domain/ids'
import type { Author } from '@/domain/message'
import { expect, it } from 'vitest'
import { newId } from '@/domain/new-id'
import { aCard, aMessage } from '@/tests/factories'
import { InboxDb } from './db'
import { sentCards } from './sent-cards'

const me = 'agent-1' as AgentId
const here = 'c-1' as ConversationId
const mine: Author = { kind: 'agent', agentId: me }
const colleague: Author = { kind: 'agent', agentId: 'agent-2' as AgentId }
let at = 0
function sent(conversationId: string, author: Author, url: string) {
  at += 1
  const card = aCard({ url: `https://shop.example/${url}`, title: `${url} ${at}` })
  return aMessage({
    ...{ id: newId(at * 1_000) as MessageId, conversationId: conversationId as ConversationId, position: at, author },
    content: { kind: 'card', card },
  })
}

it('what went in this conversation stands first, then one’s own of elsewhere; the newest of each product', async () => {
  const db = new InboxDb('sent-cards')
  await db.messages.bulkPut([
    sent('c-2', mine, 'mug'),
    sent('c-2', colleague, 'tent'),
    sent('c-1', colleague, 'jacket'),
    sent('c-1', mine, 'boots'),
    sent('c-2', mine, 'beanie'),
    sent('c-2', mine, 'boots'),
    aMessage({ id: newId(99_000) as MessageId, conversationId: here, position: 99, author: mine }),
  ])
  const titles = async (limit: number) =>
    (await sentCards(db, { conversationId: here, me, limit })).map(({ title }) => title)
  expect(await titles(10)).toEqual(['boots 4', 'jacket 3', 'beanie 5', 'mug 1'])
  expect(await titles(2)).toEqual(['boots 4', 'jacket 3'])
  await db.delete()
})
