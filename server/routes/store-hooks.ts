/**
 * Where stores tell us that a product or an order has changed. Anybody may call; only what the store has signed is believed, and of
 * that only which one it is about: the product or order itself is read anew. So a message may come twice, late, or out of order.
 */
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '@/domain/errors'
import { StoreId } from '@/domain/ids'
import { isSigned, SIGNATURE_HEADER, TOPIC_HEADER } from '../commerce/signature'
import type { HubDeps } from '../deps'
import { invalidRequest } from '../errors'

const BASE = '/hooks/stores'
/** WooCommerce sends the whole product, with all its descriptions. */
export const HOOK_MAX_BYTES = 4 * 1024 * 1024
export const storeHookPath = (id: StoreId): string => `${BASE}/${id}`

/** A variation of WooCommerce is told of as if it were a product: its parent is the one. */
const Changed = z.object({
  id: z.union([z.number().int().positive(), z.string().regex(/^\d{1,20}$/)]),
  type: z.string().optional(),
  parent_id: z.number().int().optional(),
})

type Deps = Pick<HubDeps, 'stores' | 'storeOrders' | 'storeClients' | 'jobs' | 'logger' | 'now'>

export function storeHooks({ stores, storeOrders, storeClients, jobs, logger, now }: Deps) {
  return new Hono<{ Bindings: HttpBindings }>().post(`${BASE}/:storeId`, async (c) => {
    const storeId = StoreId.safeParse(c.req.param('storeId'))
    const store = storeId.success ? await stores.findAnywhere(storeId.data) : null
    if (!store) throw new AppError('store_not_found')
    const body = Buffer.from(await c.req.arrayBuffer())
    // WooCommerce looks whether anybody is there, unsigned, and wants 200 (WC_Webhook::deliver_ping).
    if (store.platform === 'woocommerce' && /^webhook_id=\d+$/.test(body.subarray(0, 64).toString('latin1')))
      return c.body(null, 200)
    const signature = c.req.header(SIGNATURE_HEADER[store.platform])
    if (!storeClients.hookSecretsOf(store).some((secret) => isSigned(body, signature, secret))) {
      logger.warn({ storeId: store.id }, 'a webhook that the store has not signed')
      return c.body(null, 401)
    }
    const { id, type, parent_id: parentId } = changedIn(body)
    const of = { workspaceId: store.workspaceId, storeId: store.id }
    if (/^orders?[/.]/.test(c.req.header(TOPIC_HEADER[store.platform]) ?? '')) {
      await storeOrders.hear(of, String(id), now())
      await jobs.send('store.orders', of)
      return c.body(null, 200)
    }
    await stores.hear(of, String(type === 'variation' && parentId ? parentId : id))
    await jobs.send('store.sync', of)
    return c.body(null, 200)
  })
}

function changedIn(body: Buffer): z.infer<typeof Changed> {
  let json: unknown
  try {
    json = JSON.parse(body.toString('utf8'))
  } catch (cause) {
    throw new AppError('invalid_request', { where: 'body' }, { cause })
  }
  const changed = Changed.safeParse(json)
  if (!changed.success) throw invalidRequest(changed.error, 'body')
  return changed.data
}
