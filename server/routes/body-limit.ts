/** Refuses a body that is too large before it is read; one that does not say how large it is, while it is read. */
import { AppError } from '@/domain/errors'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

export function limitBody(maxBytes: number): MiddlewareHandler {
  const refuse = (): never => {
    throw new AppError('request_too_large', { maxBytes })
  }
  const whileReading = bodyLimit({ maxSize: maxBytes, onError: refuse })
  return async (c, next) => {
    // Looking at the body makes the adapter build a whole Request; its length is in the header nearly always.
    if (c.req.header('transfer-encoding') !== undefined) return whileReading(c, next)
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) refuse()
    return next()
  }
}
