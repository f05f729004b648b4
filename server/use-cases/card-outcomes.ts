/** What becomes of a card: its link was opened, an order came of it. Both stand on its message, where agents see them. */
import { withClick, withOrder, type CardOrder, type CardOutcome } from '@/domain/card-outcome'
import type { MessageId, StoreId, WorkspaceId } from '@/domain/ids'
import { cameOf, type CardLinkRow } from '../store/card-links'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'

export function countClick(workspaceId: WorkspaceId, id: MessageId, now: number): Change<null> {
  return changed(workspaceId, [id], (rows) => {
    const card = countable(rows, id)
    const outcome = card && withClick(card.outcome, now)
    return outcome ? [{ ...card, outcome }] : []
  })
}

/** Only by the store the card is of: a token that came to another one by whatever way sells nothing there. */
export function attributeOrders(
  workspaceId: WorkspaceId,
  storeId: StoreId,
  orders: { cardId: MessageId; order: CardOrder }[],
): Change<null> {
  return changed(
    workspaceId,
    orders.map(({ cardId }) => cardId),
    (rows) => {
      const now = new Map<MessageId, CardLinkRow>()
      for (const { cardId, order } of orders) {
        const card = now.get(cardId) ?? countable(rows, cardId)
        if (!card || card.storeId !== storeId) continue
        const outcome = withOrder(card.outcome, order)
        if (outcome) now.set(cardId, { ...card, outcome })
      }
      return [...now.values()]
    },
  )
}

/** One that was taken back sells nothing any more; of one whose conversation is gone nobody is told. */
function countable(rows: Loaded, id: MessageId): CardLinkRow | null {
  const card = rows.card(id)
  return card && !card.isTakenBack && card.conversationId !== null ? card : null
}

function changed(workspaceId: WorkspaceId, ids: MessageId[], decide: (rows: Loaded) => CardLinkRow[]): Change<null> {
  return {
    needs: { messages: ids, cards: ids },
    decide(rows, seq) {
      const cards = decide(rows)
      if (cards.length === 0) return { value: null }
      for (const card of cards) rows.setCard(card)
      const outcomes = new Map<string, CardOutcome>(cards.map(({ id, outcome }) => [id, outcome]))
      const messages = cards
        .flatMap(({ id }) => rows.get('messages', id) ?? [])
        .map((message) => ({ ...message, version: seq, outcome: outcomes.get(message.id) ?? null }))
      return {
        value: null,
        event: { type: 'message.outcome', rows: { messages } },
        also: cards.map((card) => cameOf(workspaceId, card)),
      }
    },
  }
}
