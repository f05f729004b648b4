/** Cards that were sent: in this conversation by anybody of the team, and by this agent anywhere. */
import type { AgentId, ConversationId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { ProductCard } from '@/domain/product'
import type { InboxDb } from './db'
import { latestMessages } from './messages'

/** So many messages are looked through, here and everywhere: ids are in the order of time. */
const LOOKED_THROUGH = 400

/** Newest first, those of the conversation before the others; each product once. */
export async function sentCards(
  db: InboxDb,
  { conversationId, me, limit }: { conversationId: ConversationId; me: AgentId | null; limit: number },
): Promise<ProductCard[]> {
  const [here, anywhere] = await Promise.all([
    latestMessages(db, conversationId, { limit: LOOKED_THROUGH }),
    db.messages.orderBy(':id').reverse().limit(LOOKED_THROUGH).toArray(),
  ])
  const ours = here.reverse().filter(({ author }) => author.kind === 'agent')
  const mine = anywhere.filter(({ author }) => author.kind === 'agent' && author.agentId === me)
  const byPlace = new Map<string, ProductCard>()
  for (const card of cardsOf([...ours, ...mine])) {
    const place = card.source ? `${card.source.storeId}/${card.source.externalId}` : card.url
    if (!byPlace.has(place)) byPlace.set(place, card)
  }
  return [...byPlace.values()].slice(0, limit)
}

/** What was kept before cards had a source has none. */
const cardsOf = (messages: Message[]): ProductCard[] =>
  messages.flatMap(({ content }) =>
    content.kind === 'card' ? [{ ...content.card, source: content.card.source ?? null }] : [],
  )
