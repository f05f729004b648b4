/**
 * Shopify's rate limit by cost: a bucket of points per app and store that fills up again by the second. Each answer says
 * how full it is (`extensions.cost.throttleStatus`), and a query runs only if what it may cost at most
 * (`requestedQueryCost`) is in it: https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits
 */
import { z } from 'zod'

export const Cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    /** Points a second. */
    restoreRate: z.number().positive(),
  }),
})
export type Cost = z.infer<typeof Cost>

export interface Budget {
  /** Milliseconds to wait before this document is sent; its points are set aside. 0 while nothing is known of it. */
  waitFor(document: string): number
  /** What an answer said. */
  saw(document: string, cost: Cost): void
}

/** Of one app in one store. `now`: epoch ms. */
export function createBudget(now: () => number): Budget {
  let bucket: (Cost['throttleStatus'] & { at: number }) | null = null
  const costs = new Map<string, number>()
  return {
    waitFor(document) {
      const cost = costs.get(document)
      if (bucket === null || cost === undefined) return 0
      const at = now()
      const { maximumAvailable, currentlyAvailable, restoreRate } = bucket
      const there = Math.min(maximumAvailable, currentlyAvailable + ((at - bucket.at) / 1000) * restoreRate)
      // Below zero for whoever comes next: they wait for those before them, too.
      bucket = { ...bucket, currentlyAvailable: there - cost, at }
      return waitMs({ requestedQueryCost: cost, throttleStatus: { ...bucket, currentlyAvailable: there } })
    },
    saw(document, { requestedQueryCost, throttleStatus }) {
      costs.set(document, requestedQueryCost)
      bucket = { ...throttleStatus, at: now() }
    },
  }
}

/** Milliseconds until the query's points are in the bucket. */
export function waitMs({ requestedQueryCost, throttleStatus }: Cost): number {
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable
  return missing <= 0 ? 0 : Math.ceil((missing / throttleStatus.restoreRate) * 1000)
}
