/**
 * Finds the orders that came of a card, in a store's own lane: those it told of, and once in a while all that changed, for
 * webhooks get lost. What an order is worth is read anew each time, so refunds and cancellations correct it. A store whose
 * key may not read orders goes on without; the console says so.
 */
import { AppError } from '@/domain/errors'
import type { OrdersState } from '@/domain/card-sales'
import { ATTRIBUTED_MAX, type Attributed } from '../commerce/attribution'
import type { StoreClients } from '../commerce/clients'
import { isPassing } from '../commerce/refusal'
import type { StoreClient } from '../commerce/store-client'
import type { Attempt } from '../jobs/jobs'
import type { OfStore } from '../store/catalogue'
import type { Commit } from '../store/commit'
import type { ConnectedStores, StoreRow } from '../store/connected-stores'
import type { HeardOrder, OrdersRead, StoreOrders } from '../store/store-orders'
import { attributeOrders } from './card-outcomes'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Of a store that tells us of orders, all that changed are asked for this often; of others, each time. */
const LIVE_GOOD_MS = 60 * MINUTE_MS
/** A store that once said no may have been given the scope since. */
const WATCHED_GOOD_MS: Record<OrdersState, number> = { live: DAY_MS, polled: DAY_MS, refused: 60 * MINUTE_MS }
/** Two clocks are never the same, and a change is not seen the moment it is made. */
const OVERLAP_MS = 2 * MINUTE_MS
/** After this, a store that is still finding out where an order came from will not any more. */
const UNSETTLED_MS = 2 * DAY_MS

export interface ReadOrdersDeps {
  stores: Pick<ConnectedStores, 'find'>
  storeOrders: StoreOrders
  storeClients: StoreClients
  commit: Commit
  now: () => number
}

/** Throws what passes by itself, while the job is tried again. */
export async function readOrders(deps: ReadOrdersDeps, of: OfStore, attempt: Attempt): Promise<void> {
  const { stores, storeOrders, storeClients, now } = deps
  const store = await stores.find(of)
  if (!store) return // disconnected
  const client = storeClients.open(store, 'in_background', attempt.signal)
  const canCheck = storeClients.hookSecretOf(store) !== null
  const firstCardAt = await storeOrders.firstCardAt(of)
  const before = await storeOrders.read(of)
  try {
    const read = await watched(client, { store, before, canCheck, now: now() })
    const after = { ...read, readUpTo: before?.readUpTo ?? firstCardAt ?? now() }
    await storeOrders.wrote(of, after)
    await readHeard(deps, client, of, firstCardAt !== null)
    if (firstCardAt === null) return
    if (after.state === 'live' && before && now() - after.readUpTo < LIVE_GOOD_MS) return
    const startedAt = now()
    await readChanged(deps, client, of, Math.max(firstCardAt, after.readUpTo) - OVERLAP_MS)
    // What may be read again may be told of again: asked for at the next turn.
    const allowed = after.state === 'refused' ? { state: 'polled' as const, watchedAt: 0 } : {}
    await storeOrders.wrote(of, { ...after, ...allowed, readUpTo: startedAt })
  } catch (error) {
    if (!(error instanceof AppError) || attempt.signal.aborted) throw error
    if (isPassing(error) && !attempt.isLast) throw error
    if (error.code !== 'store_permission_missing') return // the catalogue's reading says what is wrong with the store
    const readUpTo = before?.readUpTo ?? firstCardAt ?? now()
    await storeOrders.wrote(of, { state: 'refused', readUpTo, watchedAt: now() })
  }
}

interface Watching {
  store: StoreRow
  before: OrdersRead | null
  canCheck: boolean
  now: number
}

/** Asked anew once in a while: platforms forget webhooks that failed. */
async function watched(
  client: StoreClient,
  { store, before, canCheck, now }: Watching,
): Promise<Omit<OrdersRead, 'readUpTo'>> {
  if (before && now - before.watchedAt < WATCHED_GOOD_MS[before.state]) return before
  if (!canCheck) return { state: 'polled', watchedAt: now }
  try {
    await client.watchOrders(store.hookAddress)
    return { state: 'live', watchedAt: now }
  } catch (error) {
    if (!(error instanceof AppError) || isPassing(error)) throw error
    return { state: 'polled', watchedAt: now } // whether they may be read is seen when they are
  }
}

async function readHeard(deps: ReadOrdersDeps, client: StoreClient, of: OfStore, matters: boolean): Promise<void> {
  const { storeOrders, now } = deps
  for (let last = ''; ;) {
    const heard = await storeOrders.heard(of, last, ATTRIBUTED_MAX)
    if (heard.length === 0) return
    last = heard.at(-1)!.externalId
    const found = matters ? await client.attributions(heard.map(({ externalId }) => externalId)) : []
    await attribute(deps, of, found)
    const open = new Set(found.filter(({ isSettled }) => !isSettled).map(({ order }) => order.externalId))
    const isDone = ({ externalId, since }: HeardOrder) => !open.has(externalId) || now() - since > UNSETTLED_MS
    await storeOrders.settle(of, heard.filter(isDone))
  }
}

async function readChanged(deps: ReadOrdersDeps, client: StoreClient, of: OfStore, since: number): Promise<void> {
  for (let cursor: string | null = null; ;) {
    const { orders, next }: { orders: Attributed[]; next: string | null } = await client.attributionsSince(
      since,
      cursor,
    )
    await attribute(deps, of, orders)
    for (const { order, isSettled } of orders)
      if (!isSettled) await deps.storeOrders.hear(of, order.externalId, deps.now())
    if (next === null) return
    cursor = next
  }
}

async function attribute({ commit }: ReadOrdersDeps, of: OfStore, orders: Attributed[]): Promise<void> {
  const ours = orders.flatMap(({ cardId, order }) => (cardId === null ? [] : [{ cardId, order }]))
  if (ours.length > 0) await commit(of.workspaceId, attributeOrders(of.workspaceId, of.storeId, ours))
}
