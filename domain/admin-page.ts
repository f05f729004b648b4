/**
 * An order's or a customer's page in the admin of a store, by its address alone: which store's, and what it is about. Pure:
 * the hub compares `admin` with where the connected stores say theirs is. Free of zod, for pages.
 */
export interface AdminPage {
  /** As the addresses of its pages begin: `https://admin.shopify.com/store/linen`, `https://wool.example/wp-admin`. */
  admin: string
  kind: 'order' | 'customer'
  externalId: string
}

const SHOPIFY = /^(\/store\/[a-z0-9][a-z0-9-]*)\/(orders|customers)\/(\d{1,20})(?:\/|$)/
/** WordPress may be in a folder. */
const WORDPRESS = /^(.*\/wp-admin)\/(post|admin|user-edit)\.php$/
const NUMBER = /^\d{1,18}$/

export function adminPageOf(address: string): AdminPage | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.hostname === 'admin.shopify.com' ? shopifyPage(url) : wordpressPage(url)
}

function shopifyPage({ origin, pathname }: URL): AdminPage | null {
  const [, shop, section, externalId] = SHOPIFY.exec(pathname) ?? []
  if (!shop || !section || !externalId) return null
  return { admin: origin + shop, kind: section === 'orders' ? 'order' : 'customer', externalId }
}

/** `post.php` edits any kind of post: whether it is an order, the store knows. */
function wordpressPage({ origin, pathname, searchParams }: URL): AdminPage | null {
  const [, folder, page] = WORDPRESS.exec(pathname) ?? []
  if (folder === undefined) return null
  const isOrder =
    page === 'post' || (page === 'admin' && searchParams.get('page') === 'wc-orders')
      ? searchParams.get('action') === 'edit'
      : false
  const externalId = searchParams.get(page === 'post' ? 'post' : page === 'admin' ? 'id' : 'user_id') ?? ''
  if (!NUMBER.test(externalId) || !(isOrder || page === 'user-edit')) return null
  return { admin: origin + folder, kind: isOrder ? 'order' : 'customer', externalId }
}
