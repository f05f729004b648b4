/**
 * Headers of every answer. CORS: any page may call the hub, for who calls is proved by the bearer token and cookies are
 * never read, so there is nothing another site could borrow; the widget's domains are checked where its session opens.
 * The rest: nothing here is ever a page of its own, so nothing may run or be framed as one.
 */
import type { MiddlewareHandler } from 'hono'
import { WORKSPACE_HEADER } from '@/protocol/hub-api'

/** Event streams, which bypass the framework, send these too. */
export const STANDARD_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-request-id, retry-after',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin', // the widget and the extension live on other origins
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000',
  'x-content-type-options': 'nosniff',
}

const PREFLIGHT_HEADERS = {
  ...STANDARD_HEADERS,
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': `authorization, content-type, last-event-id, ${WORKSPACE_HEADER}, x-request-id`,
  'access-control-max-age': '86400',
  // Chromium asks before a public page may call a hub on a private address.
  'access-control-allow-private-network': 'true',
}

const ENTRIES = Object.entries(STANDARD_HEADERS)

/** Set before the answer is made: changing a finished one costs the adapter's fast path, half of a small request's time. */
export const standardHeaders: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, PREFLIGHT_HEADERS)
  for (const [name, value] of ENTRIES) c.header(name, value)
  await next()
  return undefined
}
