/** What the cards of the scenes sold. */
import type { Sales, SoldCard } from '@/domain/card-sales'
import type { SoldCards } from '@/protocol/sales-api'
import { aCard, anId } from '@/tests/factories'
import type { StoreId } from '@/domain/ids'
import { marta, mia, minutes, people, sam } from './people'
import { jacket } from './transcripts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const eur = (amount: string) => ({ amount, currency: 'EUR' })
const [linen, wool] = [anId<StoreId>('st'), anId<StoreId>('st')]
const NOTHING = { sent: 0, clicked: 0, orders: 0, revenue: [] }

export const nothingSold: Sales = { all: NOTHING, agents: [], stores: [] }

export const sold: Sales = {
  all: { sent: 214, clicked: 121, orders: 38, revenue: [usd('3412.50'), eur('289.90')] },
  agents: [
    { agentId: sam.id, sent: 131, clicked: 84, orders: 27, revenue: [usd('2410.50'), eur('289.90')] },
    { agentId: mia.id, sent: 80, clicked: 37, orders: 11, revenue: [usd('1002.00')] },
    { agentId: null, ...NOTHING, sent: 3 },
  ],
  stores: [
    {
      storeId: linen,
      name: 'Tidewater Outdoor Supply',
      orderReading: 'live',
      sent: 180,
      clicked: 110,
      orders: 35,
      revenue: [usd('3412.50')],
    },
    {
      storeId: wool,
      name: 'Wool & Co',
      orderReading: 'refused',
      sent: 30,
      clicked: 11,
      orders: 3,
      revenue: [eur('289.90')],
    },
    { storeId: null, name: null, orderReading: null, ...NOTHING, sent: 4 },
  ],
}

const order = (name: string, total: { amount: string; currency: string }, isCancelled = false) => ({
  externalId: name,
  name,
  total,
  isCancelled,
  placedAt: minutes(30),
})
const aSold = (over: Partial<SoldCard>): SoldCard => ({
  id: anId('me'),
  conversationId: marta.conversation.id,
  contactName: marta.contact.name,
  agentId: sam.id,
  storeId: linen,
  card: jacket,
  sentAt: minutes(120),
  outcome: { clicks: 0, lastClickedAt: null, orders: [] },
  ...over,
})

export const soldCards: SoldCards = {
  cards: [
    aSold({ outcome: { clicks: 2, lastClickedAt: minutes(40), orders: [order('#1001', usd('89.00'))] } }),
    aSold({
      contactName: people[3]!.contact.name,
      agentId: mia.id,
      card: aCard({ title: '亚麻衬衫，落肩宽松版型', variant: '沙色 / M' }),
      outcome: { clicks: 1, lastClickedAt: minutes(90), orders: [] },
    }),
    aSold({ contactName: null, agentId: null }),
    aSold({
      outcome: {
        clicks: 4,
        lastClickedAt: minutes(60),
        orders: [order('#998', usd('0.00'), true), order('#1000', eur('54.00')), order('#1002', usd('12.00'))],
      },
    }),
  ],
  more: true,
}
