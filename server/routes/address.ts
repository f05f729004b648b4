/** Which network address a request comes from: what limits are counted by, never what somebody may claim to be. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { HubContext } from './route-types'

export type AddressOf = (c: HubContext) => string

/**
 * `proxies`: how many of the operator's own proxies stand in front. Each appends to X-Forwarded-For the address it was
 * called from, so the client's is that many from the end; anything further left is whatever the client wrote. With none
 * the header means nothing and the socket tells.
 */
export function createAddressOf(proxies: number): AddressOf {
  return (c) => {
    if (proxies > 0) {
      const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
      const client = hops.at(-proxies)
      if (client) return client
    }
    return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'
  }
}
