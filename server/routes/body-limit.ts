/** Refuses a body that is too large before it is read; one that does not say how large it is, while it is read. */
import { AppError } from '@/domain/errors'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** `maxBytesOf` a path: the routes that take files take more than the others. */
export function limitBody(maxBytesOf: (path: string) => number): MiddlewareHandler {
  return async (c, next) => {
    const maxBytes = maxBytesOf(c.req.path)
    const refuse = (): never => {
      throw new AppError('request_too_large', { maxBytes })
    }
    // Looking at the body makes the adapter build a whole Request; its length is in the header nearly always.
    if (c.req.header('transfer-encoding') !== undefined)
      return bodyLimit({ maxSize: maxBytes, onError: refuse })(c, next)
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) refuse()
    return next()
  }
}
