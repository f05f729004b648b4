/** Has WooCommerce tell the hub of changed products and orders. It pauses a webhook by itself after five failures: ours is woken. */
import { z } from 'zod'
import { storeRefusal } from '../refusal'
import type { RestApi } from './rest-api'

const OF_PRODUCTS = ['product.created', 'product.updated', 'product.deleted', 'product.restored'] as const
/** A refund is a change of its order. */
const OF_ORDERS = ['order.created', 'order.updated'] as const
const PER_PAGE = 100
const Webhooks = z.array(
  z.object({ id: z.number().int(), topic: z.string(), status: z.string(), delivery_url: z.string() }),
)
type Webhook = z.infer<typeof Webhooks>[number]

export function createWebhooks(api: RestApi, secret: string) {
  async function ours(address: string): Promise<Webhook[]> {
    const found: Webhook[] = []
    for (let page = 1; ; page += 1) {
      const answer = await api.get('/webhooks', { per_page: String(PER_PAGE), page: String(page) }, Webhooks)
      if (answer === null) throw storeRefusal('store_address_wrong', { reason: 'no_webhooks' })
      found.push(...answer.value)
      if (page >= answer.pages) return found.filter((webhook) => webhook.delivery_url === address)
    }
  }

  async function watch(address: string, topics: readonly string[]): Promise<void> {
    const there = await ours(address)
    for (const topic of topics) {
      const webhook = there.find((each) => each.topic === topic)
      const wanted = { name: 'Alongside', topic, delivery_url: address, secret, status: 'active' }
      if (!webhook) await api.send('POST', '/webhooks', wanted)
      else if (webhook.status !== 'active') await api.send('PUT', `/webhooks/${webhook.id}`, { status: 'active' })
    }
  }

  return {
    watch: (address: string) => watch(address, OF_PRODUCTS),
    watchOrders: (address: string) => watch(address, OF_ORDERS),

    async unwatch(address: string): Promise<void> {
      for (const { id } of await ours(address)) await api.send('DELETE', `/webhooks/${id}?force=true`, null)
    },
  }
}
