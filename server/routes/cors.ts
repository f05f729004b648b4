/**
 * Any page may call the hub: who calls is proved by the bearer token, and cookies are never read, so there is nothing
 * another site could borrow. The widget's allowed domains are checked where its session opens.
 */
import type { MiddlewareHandler } from 'hono'
import { WORKSPACE_HEADER } from '@/protocol/hub-api'

/** On every answer, streams too. */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-request-id, retry-after',
}

const PREFLIGHT_HEADERS = {
  ...CORS_HEADERS,
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': `authorization, content-type, last-event-id, ${WORKSPACE_HEADER}, x-request-id`,
  'access-control-max-age': '86400',
  // Chromium asks before a public page may call a hub on a private address.
  'access-control-allow-private-network': 'true',
}

export const cors: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, PREFLIGHT_HEADERS)
  await next()
  for (const [name, value] of Object.entries(CORS_HEADERS)) c.res.headers.set(name, value)
  return undefined
}
