/** What a hub that works does, by kind of job (jobs/jobs.ts). */
import type { HubDeps } from './deps'
import type { JobHandlers } from './jobs/jobs'
import { UNSENT_KEPT_MS } from './store/attachment-store'
import { forgetExpired } from './store/forget-expired'
import { LOG_KEPT_MS, trimLogs } from './store/trim-log'
import { keepRetention } from './use-cases/keep-retention'
import { readOrders } from './use-cases/read-orders'
import { syncCatalogue } from './use-cases/sync-catalogue'
import { wakeConversations } from './use-cases/wake-conversations'

/** A catalogue is read anew this often, whatever its store tells us: webhooks get lost, and stores give up sending them. */
const CATALOGUE_GOOD_MS = 24 * 60 * 60 * 1000

export function createJobHandlers(deps: HubDeps): JobHandlers {
  const { pool, assigner, attachments, stores, storeOrders, jobs, now } = deps
  return {
    'log.trim': async () => void (await trimLogs(pool, now() - LOG_KEPT_MS)),
    'conversations.wake': async () => void (await wakeConversations(deps, now())),
    'assignment.run': () => assigner.runAll(),
    'attachments.trim': async () => void (await attachments.trim(now() - UNSENT_KEPT_MS)),
    'expired.forget': () => forgetExpired(pool, now()),
    'retention.keep': (_input, { signal }) => keepRetention(deps, now(), signal),
    'stores.refresh': async () => {
      for (const of of await stores.due(now() - CATALOGUE_GOOD_MS)) await jobs.send('store.sync', of)
    },
    'store.sync': async (of, attempt) => {
      if ((await syncCatalogue(deps, of, attempt)) === 'more') await jobs.send('store.sync', of)
      else if ((await storeOrders.read(of)) === null) await jobs.send('store.orders', of)
    },
    'orders.refresh': async () => {
      for (const of of await storeOrders.due()) await jobs.send('store.orders', of)
    },
    'store.orders': (of, attempt) => readOrders(deps, of, attempt),
  }
}
