/** WooCommerce's products and variations as ours. Pure: no network, no clock. */
import { z } from 'zod'
import type { Availability } from '@/domain/product'
import type { ProductOption, ProductVariant, StoreProduct } from '@/domain/store-product'
import { cut, moneyOf, reducedFrom, webUrlOf } from '../price'

/** Prices are strings, and empty where none is set. `manage_stock` of a variation may be `parent`: its product counts. */
const Sold = z.object({
  id: z.number().int(),
  permalink: z.string(),
  sku: z.string().nullish(),
  price: z.string(),
  regular_price: z.string(),
  on_sale: z.boolean(),
  stock_status: z.string(),
  manage_stock: z.union([z.boolean(), z.string()]),
  stock_quantity: z.number().nullable(),
})
type Sold = z.infer<typeof Sold>

export const Product = Sold.extend({
  name: z.string(),
  slug: z.string(),
  type: z.string(),
  status: z.string(),
  /** Without a zone: it is UTC. */
  date_modified_gmt: z.string().nullable(),
  images: z.array(z.object({ src: z.string() })),
})
export type Product = z.infer<typeof Product>
export const Products = z.array(Product)

/** A site with PHP’s empty arrays says `[]` where there is no picture. */
const Picture = z.union([z.object({ src: z.string() }), z.array(z.unknown()), z.null()]).optional()
const Variation = Sold.extend({
  status: z.string(),
  image: Picture,
  attributes: z.array(z.object({ name: z.string(), option: z.string() })),
})
export type Variation = z.infer<typeof Variation>
export const Variations = z.array(Variation)

/** What is asked for of each: descriptions alone may be longer than everything else together. */
const SOLD = 'id,permalink,sku,price,regular_price,on_sale,stock_status,manage_stock,stock_quantity,status'
export const PRODUCT_FIELDS = `${SOLD},name,slug,type,date_modified_gmt,images`
export const VARIATION_FIELDS = `${SOLD},image,attributes`

export const hasVariations = ({ type }: Product): boolean => type === 'variable'

/** null: a shopper cannot open it. `variations`: of a variable product; other kinds are their own only variant. */
export function toStoreProduct(product: Product, variations: Variation[], currency: string): StoreProduct | null {
  const url = webUrlOf(product.permalink)
  if (product.status !== 'publish' || url === null) return null
  const of = { url, currency, parent: product }
  return {
    externalId: String(product.id),
    handle: product.slug === '' ? null : cut(product.slug, 255),
    title: cut(plain(product.name), 300) || product.slug || String(product.id),
    url,
    imageUrl: webUrlOf(product.images[0]?.src),
    options: optionsOf(variations),
    variants: hasVariations(product)
      ? variations.filter(({ status }) => status === 'publish').map((each) => toVariation(each, of))
      : [toVariant(product, of)],
    changedAt: product.date_modified_gmt === null ? 0 : Date.parse(`${product.date_modified_gmt}Z`),
  }
}

/** WooCommerce has no colours of its own; what a variation is, it says by attributes. */
function optionsOf(variations: Variation[]): ProductOption[] {
  return (variations[0]?.attributes ?? []).map(({ name }, n) => {
    const values = new Set(variations.map(({ attributes }) => cut(plain(attributes[n]?.option ?? ''), 255)))
    return { name: cut(plain(name), 255), values: [...values].map((value) => ({ name: value, colour: null })) }
  })
}

interface Of {
  url: string
  currency: string
  parent: Product
}

function toVariant(sold: Sold, { url, currency, parent }: Of): ProductVariant {
  const price = moneyOf(sold.price, currency)
  const counted = sold.manage_stock === 'parent' ? parent : sold
  return {
    externalId: String(sold.id),
    title: null,
    sku: sold.sku ? cut(sold.sku, 200) : null,
    price,
    compareAtPrice: sold.on_sale ? reducedFrom(price, moneyOf(sold.regular_price, currency)) : null,
    availability: AVAILABILITY[sold.stock_status] ?? 'unknown',
    stock: counted.manage_stock === true && counted.stock_quantity !== null ? Math.trunc(counted.stock_quantity) : null,
    imageUrl: null,
    url: webUrlOf(sold.permalink) ?? url,
  }
}

function toVariation(variation: Variation, of: Of): ProductVariant {
  const { image, attributes } = variation
  const title = attributes.map(({ option }) => plain(option)).join(' / ')
  return {
    ...toVariant(variation, of),
    title: title === '' ? null : cut(title, 200),
    imageUrl: image && 'src' in image ? webUrlOf(image.src) : null,
  }
}

/** Sold on order is what a card calls a preorder: it can be bought, and is not there. */
const AVAILABILITY: Record<string, Availability | undefined> = {
  instock: 'in_stock',
  outofstock: 'out_of_stock',
  onbackorder: 'preorder',
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
/** Names come as WordPress keeps them, with entities in them: as text they are what they stand for. */
export function plain(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .trim()
}
