/**
 * Reads a store's catalogue: the whole of it, page by page, and what the store says has changed. All of it happens in the
 * store's own lane (jobs.ts), one step after the other, and every step is written down with where the next one begins:
 * whoever goes on after a crash goes on there. Webhooks are doorbells: whatever they say, in whatever order, the product
 * is read anew. See docs/decisions/0026-store-webhooks-are-doorbells.md.
 */
import { AppError } from '@/domain/errors'
import type { StoreUpdates } from '@/domain/store'
import type { StoreClients } from '../commerce/clients'
import { isPassing } from '../commerce/refusal'
import { BY_ID_MAX, type StoreClient } from '../commerce/store-client'
import type { Attempt } from '../jobs/jobs'
import type { OfStore } from '../store/catalogue'
import type { ConnectedStores, StoreRow } from '../store/connected-stores'

/** After this, somebody else may have the worker: the rest is another job's. */
const TURN_MS = 300_000

export interface SyncDeps {
  stores: ConnectedStores
  storeClients: StoreClients
  now: () => number
}

/** `more`: there is work left in this lane. Throws what passes by itself, while the job is tried again. */
export async function syncCatalogue(deps: SyncDeps, of: OfStore, attempt: Attempt): Promise<'done' | 'more'> {
  const { stores, now } = deps
  const endsAt = now() + TURN_MS
  for (;;) {
    attempt.signal.throwIfAborted()
    const store = await stores.find(of)
    if (!store) return 'done' // disconnected
    if (now() > endsAt) return 'more'
    try {
      if ((await step(deps, store, of, attempt.signal)) === 'nothing_left') return 'done'
    } catch (error) {
      if (!(error instanceof AppError) || attempt.signal.aborted) throw error
      await stores.tested(of, error.code)
      if (isPassing(error) && !attempt.isLast) throw error
      return 'done' // what is left is taken up again by `stores.refresh`
    }
  }
}

async function step(
  { stores, storeClients, now }: SyncDeps,
  store: StoreRow,
  of: OfStore,
  signal: AbortSignal,
): Promise<'went_on' | 'nothing_left'> {
  const client = storeClients.open(store, 'in_background', signal)
  const seenAt = now() // before it is read: what changes meanwhile is not taken for seen
  if (store.syncBeganAt !== null) {
    const { products, next } = await client.page(store.syncCursor)
    if (next === null) await stores.finishSync(of, products, { beganAt: store.syncBeganAt, seenAt })
    else await stores.savePage(of, products, { next, seenAt })
    return 'went_on'
  }
  if (store.syncWanted) {
    await stores.tested(of, null, await client.describe())
    const canCheck = storeClients.mayBeTold(store)
    await stores.beginSync(of, canCheck ? await watch(client, store) : 'no_secret', seenAt)
    return 'went_on'
  }
  const heard = await stores.heard(of, BY_ID_MAX)
  if (heard.length === 0) return 'nothing_left'
  const there = await client.byIds(heard.map(({ externalId }) => externalId))
  await stores.settle(of, heard, { there, seenAt })
  return 'went_on'
}

/** A store that will not tell us of changes can be read all the same. */
async function watch(client: StoreClient, { hookAddress }: StoreRow): Promise<StoreUpdates> {
  try {
    await client.watch(hookAddress)
    return 'live'
  } catch (error) {
    if (!(error instanceof AppError) || isPassing(error)) throw error
    return 'refused'
  }
}
