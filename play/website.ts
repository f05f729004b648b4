/** The shop's website: its inbox, how its widget presents itself, and what a look into one of its pages found. */
import type { ContactField } from '@/domain/contact-field'
import { WidgetSettings } from '@/domain/widget-settings'
import type { InstallVerdict, WidgetView } from '@/stores/widget-editor'
import { anId, anInbox } from '@/tests/factories'
import { minutes } from './people'

export const website = anInbox({ name: 'Tidewater website', channel: 'webchat' })

const order: ContactField = { id: anId(), version: 1, name: 'Order number', kind: 'text', choices: [], rank: 1 }
const topic: ContactField = { id: anId(), version: 1, name: 'Topic', kind: 'choice', choices: ['Order', 'Size', 'Return', 'Other'], rank: 2 }
export const contactFields = [order, topic]

export const widgetView: WidgetView = {
  settings: WidgetSettings.parse({
    shopName: 'Tidewater',
    brand: '#2c4a3e',
    side: 'right',
    languages: ['en', 'zh', 'es'],
    greeting: { en: 'Hi! I can help with orders, sizes and returns. What do you need?', zh: '您好！订单、尺码和退换货都可以问我。' },
    texts: { en: { launcher: 'Need a hand?' }, zh: { launcher: '需要帮忙吗？' } },
    preChat: {
      ask: 'unknown',
      fields: [
        { key: 'name', required: true },
        { key: 'email', required: true },
        { key: order.id, required: false },
        { key: topic.id, required: true },
      ],
    },
    offline: { on: true, when: 'hours', fields: [{ key: 'email', required: true }, { key: 'name', required: false }] },
    allowedDomains: ['tidewater.example', '*.tidewater.example', 'tidewater.myshopify.com'],
  }),
  seen: { url: 'https://tidewater.example/products/rain-jacket', seenAt: minutes(2) },
  script: 'widget/loader.js',
  version: 1,
}

export const blocked: InstallVerdict = { verdict: 'blocked', status: 200, url: 'https://outlet.tidewater-shop.example/' }
