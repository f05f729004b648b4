/** Which product an address is about, by the shapes shops have; whether it really is, the catalogue says. */

export interface AddressedProduct {
  /** Without `www.`. */
  host: string
  /** The last part of a product's page. */
  handle: string | null
  /** In Shopify's admin: the shop's own name, and its number of the product. */
  admin: { shop: string; externalId: string } | null
  variantId: string | null
}

const ADMIN = /^\/store\/([a-z0-9-]+)\/products\/(\d+)(?:\/variants\/(\d+))?/
const OLD_ADMIN = /^\/admin\/products\/(\d+)(?:\/variants\/(\d+))?/

/** null: it is no address of the web. */
export function addressedProduct(address: string): AddressedProduct | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return null
  const host = bareHost(url.host)
  const [, shop, id, adminVariant] = host === 'admin.shopify.com' ? (ADMIN.exec(url.pathname) ?? []) : []
  if (shop && id) return { host, handle: null, admin: { shop, externalId: id }, variantId: adminVariant ?? null }
  const [, oldId, oldVariant] = host.endsWith('.myshopify.com') ? (OLD_ADMIN.exec(url.pathname) ?? []) : []
  if (oldId) {
    const admin = { shop: host.slice(0, -'.myshopify.com'.length), externalId: oldId }
    return { host, handle: null, admin, variantId: oldVariant ?? null }
  }
  const last = url.pathname.split('/').filter(Boolean).at(-1)
  const variant = url.searchParams.get('variant')
  const isNumber = variant !== null && /^\d{1,20}$/.test(variant)
  return { host, handle: last ? decoded(last) : null, admin: null, variantId: isNumber ? variant : null }
}

export const bareHost = (host: string): string => host.toLowerCase().replace(/^www\./, '')

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause
    return part // as it stands
  }
}
