/** A request id on every request, one log line and one measurement per answer. Routes by their template, not by path. */
import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from './logger'
import type { Metrics } from './metrics'

export const REQUEST_ID_HEADER = 'x-request-id'
const REQUEST_ID = /^[\w-]{8,64}$/

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string
    /** Carries the request id; use it for everything logged on behalf of this request. */
    logger: Logger
  }
}

export function requestLog(logger: Logger, metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const given = c.req.header(REQUEST_ID_HEADER)
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID()
    const startedAt = performance.now()
    c.set('requestId', requestId)
    c.set('logger', logger.child({ requestId }))
    c.header(REQUEST_ID_HEADER, requestId)
    await next()
    const seconds = (performance.now() - startedAt) / 1000
    const route = routePath(c, -1)
    const status = c.res.status
    metrics.httpSeconds.observe({ method: c.req.method, route, status }, seconds)
    const level = status >= 500 ? 'error' : 'debug'
    c.var.logger[level]({ method: c.req.method, route, status, ms: Math.round(seconds * 1000) }, 'answered')
  }
}
