/** For whoever runs the hub: is it alive, may it be sent traffic, how is it doing. */
import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Logger } from './logger'
import type { Metrics } from './metrics'

export interface OpsRoutesOptions {
  /** Each resolves when its part works; what it throws is logged, never answered. */
  checks: Record<string, () => Promise<void>>
  isDraining: () => boolean
  metrics: Metrics
  logger: Logger
  /** ALONGSIDE_METRICS_TOKEN. With it, /metrics asks for `Authorization: Bearer`. */
  metricsToken?: string | undefined
  /** A check that hangs has failed. */
  checkMs?: number
}

export function opsRoutes({
  checks,
  isDraining,
  metrics,
  logger,
  metricsToken,
  checkMs = 3_000,
}: OpsRoutesOptions): Hono {
  async function passes([name, check]: [string, () => Promise<void>]): Promise<[string, boolean]> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${checkMs} ms`)), checkMs)
    })
    try {
      await Promise.race([check(), late])
      return [name, true]
    } catch (error) {
      logger.warn({ check: name, error }, 'not ready')
      return [name, false]
    } finally {
      clearTimeout(timer)
    }
  }

  return (
    new Hono()
      /** 200 as long as the process answers at all: a database that is away is no reason to be killed. */
      .get('/health/live', (c) => c.json({ live: true }))
      /** 503 while draining or while something it needs is away: a proxy sends traffic elsewhere. */
      .get('/health/ready', async (c) => {
        const results = Object.fromEntries(await Promise.all(Object.entries(checks).map(passes)))
        const ready = !isDraining() && Object.values(results).every(Boolean)
        return c.json({ ready, draining: isDraining(), checks: results }, ready ? 200 : 503, {
          'cache-control': 'no-store',
        })
      })
      .get('/metrics', async (c) => {
        if (metricsToken !== undefined && !isBearer(c.req.header('authorization'), metricsToken))
          return c.body(null, 401)
        return c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
      })
  )
}

function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
