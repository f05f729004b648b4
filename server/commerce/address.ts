/**
 * The address of a store, as somebody enters it, made the one we ask. A key must not go elsewhere by a slip of the
 * finger, and not in the clear: https, and for Shopify a name of Shopify's own. Hosts the operator named
 * (ALONGSIDE_ALLOW_ADDRESSES), for stores on a private network and for development, are taken as they are.
 */
import type { StorePlatform } from '@/domain/store'
import { storeRefusal } from './refusal'

/** https://shopify.dev/docs/apps/build/authentication-authorization: what the name of a shop looks like. */
const SHOP = /^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/
/** `https://admin.shopify.com/store/linen/products`: what stands in the browser of whoever runs the shop. */
const ADMIN = /^\/store\/([a-z0-9][a-z0-9-]{0,62})(?:\/|$)/

/** More folders than that, and somebody has pasted something else. */
const FOLDERS_MAX = 4

/**
 * Where it may be, to be asked one after the other: the first that answers is the one. Throws `store_address_wrong`.
 * `isNamed`: see http/address-guard.ts.
 */
export function storeAddresses(platform: StorePlatform, entered: string, isNamed: (url: URL) => boolean): string[] {
  const text = entered.trim()
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) throw storeRefusal('store_address_wrong', { reason: 'not_an_address' })
  const url = new URL(withScheme)
  const isOurs = isNamed(url)
  if (url.username !== '' || url.password !== '') throw storeRefusal('store_address_wrong', { reason: 'credentials' })
  if (url.protocol !== 'https:' && !(isOurs && url.protocol === 'http:'))
    throw storeRefusal('store_address_wrong', { reason: 'not_https' })
  return platform === 'shopify' ? [shopOf(url, isOurs)] : sitesOf(url)
}

/** Of Shopify there is one only. */
export const shopAddress = (entered: string, isNamed: (url: URL) => boolean): string =>
  storeAddresses('shopify', entered, isNamed)[0]!

function shopOf(url: URL, isOurs: boolean): string {
  if (isOurs) return url.origin
  const admin = url.hostname === 'admin.shopify.com' ? ADMIN.exec(url.pathname)?.[1] : undefined
  // One word is the name of a shop: no other address has no dot.
  const host = admin ?? url.hostname
  const shop = host.includes('.') ? host : `${host}.myshopify.com`
  if (!SHOP.test(shop) || url.port !== '') throw storeRefusal('store_address_wrong', { reason: 'not_myshopify' })
  return `https://${shop}`
}

/**
 * WordPress may be in a folder, and `/shop` may be that folder or a page of the shop: only the site knows. What people copy
 * from its admin is never part of it.
 */
function sitesOf(url: URL): string[] {
  const path = url.pathname.replace(/\/(wp-admin|wp-json|index\.php)(\/.*)?$/, '')
  const folders = path.split('/').filter((part) => part !== '')
  const depth = Math.min(folders.length, FOLDERS_MAX)
  return Array.from({ length: depth + 1 }, (_, up) => [url.origin, ...folders.slice(0, depth - up)].join('/'))
}
