/** The hub's own address as people outside reach it: for links that leave it. */
import type { HubContext } from './route-types'

export type PublicUrlOf = (c: HubContext) => string

/**
 * `configured` (ALONGSIDE_URL) is what the operator says it is. Without it, the address the request was made to: agents
 * reach the hub where their contacts do. Only a proxy of the operator's own is believed about TLS.
 */
export function createPublicUrlOf({
  configured,
  proxies,
}: {
  configured: string | undefined
  proxies: number
}): PublicUrlOf {
  return (c) => {
    if (configured) return configured
    const url = new URL(c.req.url)
    const forwarded = proxies > 0 ? c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() : undefined
    const protocol = forwarded === 'https' || forwarded === 'http' ? `${forwarded}:` : url.protocol
    return `${protocol}//${url.host}`
  }
}
