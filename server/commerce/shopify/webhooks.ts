/** Has Shopify tell the hub of changed products and orders, by subscriptions of the app. */
import { z } from 'zod'
import { storeRefusal } from '../refusal'
import type { AdminApi } from './admin-api'
import { WEBHOOK_CREATE, WEBHOOK_DELETE, WEBHOOKS } from './documents'

const OF_PRODUCTS = ['PRODUCTS_CREATE', 'PRODUCTS_UPDATE', 'PRODUCTS_DELETE'] as const
/** Refunds and cancellations are changes of the order. */
const OF_ORDERS = ['ORDERS_CREATE', 'ORDERS_UPDATED'] as const
type Topic = (typeof OF_PRODUCTS)[number] | (typeof OF_ORDERS)[number]

const Subscription = z.object({ id: z.string(), topic: z.string(), uri: z.string() })
type Subscription = z.infer<typeof Subscription>
const Listed = z.object({
  webhookSubscriptions: z.object({
    nodes: z.array(Subscription),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})
const UserErrors = z.object({ userErrors: z.array(z.object({ message: z.string() })) })

export function createWebhooks(api: AdminApi) {
  async function ours(address: string, topics: readonly Topic[]): Promise<Subscription[]> {
    const found: Subscription[] = []
    let after: string | null = null
    do {
      const { webhookSubscriptions: page }: z.infer<typeof Listed> = await api.ask(WEBHOOKS, { topics, after }, Listed)
      found.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    return found.filter(({ uri }) => uri === address)
  }

  async function watch(address: string, topics: readonly Topic[]): Promise<void> {
    const there = new Set((await ours(address, topics)).map(({ topic }) => topic))
    for (const topic of topics) {
      if (there.has(topic)) continue
      const shape = z.object({ webhookSubscriptionCreate: UserErrors.nullable() })
      const { webhookSubscriptionCreate: made } = await api.ask(WEBHOOK_CREATE, { topic, uri: address }, shape)
      mustHaveWorked(made)
    }
  }

  return {
    watch: (address: string) => watch(address, OF_PRODUCTS),
    watchOrders: (address: string) => watch(address, OF_ORDERS),

    async unwatch(address: string): Promise<void> {
      for (const { id } of await ours(address, [...OF_PRODUCTS, ...OF_ORDERS])) {
        const shape = z.object({ webhookSubscriptionDelete: UserErrors.nullable() })
        mustHaveWorked((await api.ask(WEBHOOK_DELETE, { id }, shape)).webhookSubscriptionDelete)
      }
    },
  }
}

/** A mutation that is refused answers 200, with the reason in `userErrors`. */
function mustHaveWorked(outcome: z.infer<typeof UserErrors> | null): void {
  const [refused] = outcome?.userErrors ?? []
  if (refused) throw storeRefusal('store_failed', { reason: refused.message.slice(0, 200) })
}
