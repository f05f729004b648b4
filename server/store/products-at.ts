/** Products of the catalogue by the addresses and numbers somebody met them under. */
import type { WorkspaceId } from '@/domain/ids'
import { addressedProduct, bareHost, type AddressedProduct } from '@/domain/product-address'
import type { ConnectedStore } from '@/domain/store'
import type { ProductVariant, StoredProduct } from '@/domain/store-product'
import type { FoundProduct, ProductPlace } from '@/protocol/product-api'
import type pg from 'pg'
import { PRODUCT_ROW } from './catalogue'

interface Of {
  workspaceId: WorkspaceId
  shops: Pick<ConnectedStore, 'id' | 'address'>[]
}

/** One question, however many places. In their order; null where the catalogue has nothing there. */
export async function productsAt(pool: pg.Pool, of: Of, places: ProductPlace[]): Promise<(FoundProduct | null)[]> {
  const asked = places.map((place) => ({ place, address: place.at === 'url' ? addressedProduct(place.url) : null }))
  const byNumber = asked.flatMap(({ place, address }) => numberOf(place, address, of.shops) ?? [])
  const handles = asked.flatMap(({ address }) => address?.handle ?? [])
  const urls = places.flatMap((place) => (place.at === 'url' ? [place.url] : []))
  const { rows } = await pool.query<{ product: StoredProduct }>(
    `SELECT ${PRODUCT_ROW} FROM products WHERE workspace_id = $1 AND (
       handle = ANY($2)
       OR (store_id, external_id) IN (SELECT * FROM json_to_recordset($3) AS number ("storeId" uuid, "externalId" text))
       OR (store_id IS NULL AND card->>'url' = ANY($4)))`,
    [of.workspaceId, handles, JSON.stringify(byNumber), urls],
  )
  const products = rows.map(({ product }) => product)
  return asked.map(({ place, address }) => {
    const number = numberOf(place, address, of.shops)
    const product = products.find((each) =>
      number
        ? each.storeId === number.storeId && each.externalId === number.externalId
        : address !== null && isAt(each, address, place, of.shops),
    )
    return product ? { product, variantId: variantOf(product, place, address) } : null
  })
}

interface StoreNumber {
  storeId: string
  externalId: string
}

function numberOf(place: ProductPlace, address: AddressedProduct | null, shops: Of['shops']): StoreNumber | null {
  if (place.at === 'store') return { storeId: place.storeId, externalId: place.externalId }
  const admin = address?.admin
  const store = admin && shops.find((shop) => hostOf(shop.address) === `${admin.shop}.myshopify.com`)
  return store ? { storeId: store.id, externalId: admin.externalId } : null
}

/** The same last part means nothing on somebody else's site: the host must be the product's own, or its store's. */
function isAt(product: StoredProduct, { host, handle }: AddressedProduct, place: ProductPlace, shops: Of['shops']) {
  if (product.storeId === null) return place.at === 'url' && product.url === place.url
  const store = shops.find(({ id }) => id === product.storeId)
  return product.handle === handle && (host === hostOf(product.url) || (store && host === hostOf(store.address)))
}

const hostOf = (url: string) => bareHost(new URL(url).host)

/** Shopify's addresses name the variant by its number; of others, a variant's own address is the whole of it. */
function variantOf({ variants }: StoredProduct, place: ProductPlace, address: AddressedProduct | null): string | null {
  const isNamed = ({ externalId, url }: ProductVariant) =>
    externalId === address?.variantId || (place.at === 'url' && variants.length > 1 && url === place.url)
  return variants.find(isNamed)?.externalId ?? null
}
