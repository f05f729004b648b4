/** What was said in the scenes' conversations. */
import type { Activity } from '@/domain/activity'
import type { Note } from '@/domain/agent'
import type { CannedResponse } from '@/domain/canned'
import type { Message } from '@/domain/message'
import type { ProductCard } from '@/domain/product'
import { aCard, aMessage, anActivity, aNote, anId } from '@/tests/factories'
import { marta, mia, minutes, sam } from './people'

export const jacketPicture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="#dde5ec"/><path d="M35 25c1.5-8 7-12 13-12s11.5 4 13 12l16 9 9 30-10 3.500-4.500-16V83h-47V51.500L20 67.500 10 64l9-30z" fill="#47709a"/><path d="M48 34v49" stroke="#24435f" stroke-width="2.500"/></svg>',
  )

export const jacket: ProductCard = aCard({
  title: 'Rain jacket, Harbor blue',
  variant: 'Size M',
  imageUrl: jacketPicture,
  price: { amount: '89.00', currency: 'USD' },
  compareAtPrice: { amount: '119.00', currency: 'USD' },
})

const conversationId = marta.conversation.id
const agent = { kind: 'agent', agentId: sam.id } as const
let position = 0
const said = (over: Parameters<typeof aMessage>[0]): Message =>
  aMessage({ conversationId, position: ++position, ...over })

const question = said({ text: '¿Esta chaqueta aguanta lluvia de verdad?', createdAt: minutes(26 * 60) })
export const messages: Message[] = [
  question,
  said({
    author: { kind: 'bot' },
    text: 'Todas nuestras chaquetas son impermeables. Le paso con una persona.',
    status: 'read',
    createdAt: minutes(26 * 60 - 1),
  }),
  said({
    author: agent,
    text: 'It does, every seam is taped. Care instructions: https://tidewater.example/care/rain (see “washing”).',
    status: 'read',
    quotedId: question.id,
    createdAt: minutes(18),
  }),
  said({
    author: agent,
    content: { kind: 'card', card: jacket },
    status: 'delivered',
    createdAt: minutes(17),
    outcome: {
      clicks: 2,
      lastClickedAt: minutes(9),
      orders: [
        {
          externalId: '1001',
          name: '#1001',
          total: { amount: '89.00', currency: 'USD' },
          isCancelled: false,
          placedAt: minutes(5),
        },
      ],
    },
  }),
]
export const note: Note = aNote({
  conversationId,
  position: ++position,
  authorId: mia.id,
  text: 'She sent back an L in May. Suggest the M.',
  createdAt: minutes(12),
})
export const activities: Activity[] = [
  anActivity({
    conversationId,
    position: ++position,
    actor: { kind: 'agent', agentId: mia.id },
    what: {
      kind: 'assigned',
      from: { agentId: null, teamId: null },
      to: { agentId: sam.id, teamId: null },
      reason: null,
    },
    createdAt: minutes(11),
  }),
]
messages.push(
  said({ text: '¿En la M cabe un jersey debajo?', createdAt: minutes(3) }),
  said({ text: '¿Y llega a Valencia antes del viernes?', createdAt: minutes(2) }),
)

/** Ten thousand messages: what pain 4 froze on. */
export function longTranscript(count: number): Message[] {
  return Array.from({ length: count }, (_, index) =>
    aMessage({
      conversationId,
      position: index + 1,
      author: index % 3 === 0 ? agent : { kind: 'contact' },
      status: 'read',
      text: `${index + 1}. ${'A sentence of the length people write. '.repeat((index % 5) + 1)}`,
      createdAt: minutes((count - index) * 4),
    }),
  )
}
export const lastPosition = () => position

const response = (shortcut: string, title: string, texts: Record<string, string>): CannedResponse => ({
  id: anId('ca'),
  version: 1,
  ownerId: null,
  archived: false,
  shortcut,
  title,
  texts,
})
export const canned = [
  response('hello', 'Greeting', {
    en: 'Hi {contact.first_name}, {agent.first_name} here. How can I help?',
    es: 'Hola, {contact.first_name}. Soy {agent.first_name}. ¿En qué puedo ayudarle?',
  }),
  response('order', 'Where the order is', {
    en: 'Your order {order.number} leaves tomorrow morning.',
    es: 'Su pedido {order.number} sale mañana por la mañana.',
  }),
  response('returns', 'How returns work', {
    en: 'You can send anything back within 30 days.',
    es: 'Puede devolver cualquier artículo en 30 días.',
  }),
]
