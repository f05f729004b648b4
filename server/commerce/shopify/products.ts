/** Shopify's products as ours. Pure: no network, no clock. */
import { z } from 'zod'
import type { ProductOption, ProductVariant, StoreProduct } from '@/domain/store-product'
import { cut, moneyOf, reducedFrom, webUrlOf } from '../price'

/** Numbers of 64 bits come as strings; money as a decimal string. */
const LegacyId = z.union([z.string(), z.number()]).transform(String)
const MoneyV2 = z.object({ amount: z.string(), currencyCode: z.string() })
const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

const Variant = z.object({
  legacyResourceId: LegacyId,
  title: z.string(),
  sku: z.string().nullable(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  availableForSale: z.boolean(),
  inventoryQuantity: z.number().nullable(),
  image: z.object({ url: z.string() }).nullable(),
  contextualPricing: z.object({ price: MoneyV2, compareAtPrice: MoneyV2.nullable() }).optional(),
})
export const Variants = z.object({ nodes: z.array(Variant), pageInfo: PageInfo })
export type Variants = z.infer<typeof Variants>

export const Product = z.object({
  id: z.string(),
  legacyResourceId: LegacyId,
  handle: z.string(),
  title: z.string(),
  status: z.string(),
  /** null: not published to the online store. */
  onlineStoreUrl: z.string().nullable(),
  updatedAt: z.iso.datetime({ offset: true }),
  tracksInventory: z.boolean(),
  hasOnlyDefaultVariant: z.boolean(),
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
    .nullable(),
  variants: Variants,
  options: z
    .array(
      z.object({
        name: z.string(),
        optionValues: z.array(
          z.object({ name: z.string(), swatch: z.object({ color: z.string().nullable() }).nullable() }),
        ),
      }),
    )
    .optional(),
})
export type Product = z.infer<typeof Product>
export const Products = z.object({ nodes: z.array(Product), pageInfo: PageInfo.optional() })

/** null: a shopper cannot open it. `currency` is the store's own, which plain prices are in. */
export function toStoreProduct(product: Product, variants: Variants['nodes'], currency: string): StoreProduct | null {
  const { status, legacyResourceId, handle, title, featuredMedia, updatedAt } = product
  const url = webUrlOf(product.onlineStoreUrl)
  if (status !== 'ACTIVE' || url === null) return null
  return {
    externalId: legacyResourceId,
    handle: cut(handle, 255),
    title: cut(title.trim(), 300) || handle,
    url,
    imageUrl: webUrlOf(featuredMedia?.preview?.image?.url),
    options: product.hasOnlyDefaultVariant ? [] : optionsOf(product),
    variants: variants.map((variant) => toVariant(variant, { product, url, currency })),
    changedAt: Date.parse(updatedAt),
  }
}

const optionsOf = ({ options = [] }: Product): ProductOption[] =>
  options.map(({ name, optionValues }) => ({
    name: cut(name, 255),
    values: optionValues.map((value) => ({ name: cut(value.name, 255), colour: colourOf(value.swatch?.color) })),
  }))
/** `#3d6890`; Shopify writes an opaque colour so. Anything else is none. */
const colourOf = (text: string | null | undefined) => (/^#[0-9a-f]{6}$/i.test(text ?? '') ? text! : null)

type Of = { product: Product; url: string; currency: string }

function toVariant(variant: Variants['nodes'][number], { product, url, currency }: Of): ProductVariant {
  const { legacyResourceId, title, sku, contextualPricing: market } = variant
  const price = market ? moneyOf(market.price.amount, market.price.currencyCode) : moneyOf(variant.price, currency)
  const before = market
    ? moneyOf(market.compareAtPrice?.amount, market.compareAtPrice?.currencyCode ?? '')
    : moneyOf(variant.compareAtPrice, currency)
  const address = new URL(url)
  address.searchParams.set('variant', legacyResourceId)
  return {
    externalId: legacyResourceId,
    title: product.hasOnlyDefaultVariant ? null : cut(title, 200),
    sku: sku ? cut(sku, 200) : null,
    price,
    compareAtPrice: reducedFrom(price, before),
    availability: variant.availableForSale ? 'in_stock' : 'out_of_stock',
    stock: product.tracksInventory ? variant.inventoryQuantity : null,
    imageUrl: webUrlOf(variant.image?.url),
    url: address.href,
  }
}

/**
 * What somebody typed, as a search: every word begins one of the title's. Only letters and digits of it are kept, so
 * nothing in it is syntax (https://shopify.dev/docs/api/usage/search-syntax). null: there is no word in it.
 */
export function searchQuery(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu)
  return words && [...words.map((word) => `title:${word}*`), 'status:active'].join(' AND ')
}
