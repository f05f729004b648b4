/** The demo's people, teams, labels and channels. */
import type { Channel } from '@/domain/channel'
import type { Role } from '@/domain/permissions'
import type { AgentKey, LabelKey, TeamKey } from './types'

/** For every demo sign-in. The demo listens on this machine only. */
export const PASSWORD = 'tidewater-demo'

export const AGENTS: Record<AgentKey, { name: string; email: string; role: Role; availability: 'available' | 'away' }> =
  {
    mia: { name: 'Mia Lund', email: 'mia@tidewater.example', role: 'admin', availability: 'available' },
    kenji: { name: 'Kenji Tanaka', email: 'kenji@tidewater.example', role: 'supervisor', availability: 'available' },
    priya: { name: 'Priya Shah', email: 'priya@tidewater.example', role: 'agent', availability: 'available' },
    sam: { name: 'Sam Ortiz', email: 'sam@tidewater.example', role: 'agent', availability: 'available' },
    lea: { name: 'Léa Moreau', email: 'lea@tidewater.example', role: 'agent', availability: 'away' },
  }

export const TEAMS: Record<TeamKey, { name: string; members: AgentKey[] }> = {
  orders: { name: 'Orders', members: ['kenji', 'priya', 'sam'] },
  returns: { name: 'Returns', members: ['priya', 'sam', 'lea'] },
}

export const LABELS: Record<LabelKey, { name: string; hue: number }> = {
  shipping: { name: 'Shipping', hue: 230 },
  returns: { name: 'Returns', hue: 25 },
  sizing: { name: 'Sizing', hue: 195 },
  stock: { name: 'Back in stock', hue: 75 },
  repair: { name: 'Repair', hue: 155 },
  wholesale: { name: 'Wholesale', hue: 295 },
  praise: { name: 'Praise', hue: 340 },
  vip: { name: 'Regular', hue: 50 },
}

export const INBOXES: Record<Exclude<Channel, 'webchat'>, string> = {
  messenger: 'Tidewater on Messenger',
  instagram: '@tidewater.coast',
  whatsapp: '+47 55 00 42 10',
  telegram: '@tidewater_help',
  line: '@tidewater',
  email: 'hello@tidewater.example',
}

/** Of the whole team. */
export const CANNED: Record<string, { shortcut: string; title: string; texts: Record<string, string> }> = {
  hello: {
    shortcut: 'hello',
    title: 'Greeting',
    texts: {
      en: 'Hi {contact.first_name}, {agent.first_name} from {workspace.name} here. How can I help?',
      'zh-CN': '{contact.first_name}您好，我是 {workspace.name} 的 {agent.first_name}，请问有什么可以帮您？',
      es: 'Hola, {contact.first_name}. Soy {agent.first_name}, de {workspace.name}. ¿En qué puedo ayudarle?',
    },
  },
  returns: {
    shortcut: 'returns',
    title: 'How returns work',
    texts: {
      en: 'You can send anything back within 30 days, free of charge. The label is in the box; the refund takes three to five days once it is with us.',
      'zh-CN': '30 天内可免费退货，退货标签在包裹里。我们收到后 3 到 5 天内退款。',
      es: 'Puede devolver cualquier artículo gratis en 30 días. La etiqueta va en la caja y el reembolso tarda de tres a cinco días desde que lo recibimos.',
    },
  },
  order: {
    shortcut: 'order',
    title: 'Where the order is',
    texts: {
      en: 'Your order {order.number} is packed and leaves tomorrow morning. I will send you the tracking link as soon as the carrier has it.',
      'zh-CN': '您的订单 {order.number} 已打包，明天上午发出。物流单号一有我就发给您。',
      es: 'Su pedido {order.number} está listo y sale mañana por la mañana. Le envío el enlace de seguimiento en cuanto lo tenga el transportista.',
    },
  },
  size: {
    shortcut: 'size',
    title: 'Help with sizes',
    texts: {
      en: 'Tell me your height and what you usually wear, {contact.first_name}, and I will say which size to take.',
      'zh-CN': '请告诉我您的身高和平时穿的尺码，我来帮您选。',
      es: 'Dígame su altura y la talla que suele usar, {contact.first_name}, y le digo cuál elegir.',
    },
  },
}
