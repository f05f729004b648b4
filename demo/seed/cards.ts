/** Cards and catalogue entries of the demo shop's products. */
import { ProductCard } from '@/domain/product'
import { productOf } from '../catalogue/products'
import type { Tone } from '../catalogue/tones'
import type { Product } from '../catalogue/types'
import { photo } from '../shop/context'

function cardOfProduct(shop: string, product: Product, tone: Tone): ProductCard {
  const colour = product.colours.find((candidate) => candidate.tone === tone)
  if (!colour) throw new Error(`${product.handle} does not come in ${tone}`)
  const usd = (amount: number) => ({ amount: amount.toFixed(2), currency: 'USD' })
  return ProductCard.parse({
    productId: null,
    title: product.name.en,
    variant: colour.name.en,
    imageUrl: photo(shop, product, tone),
    url: `${shop}/products/${product.handle}${tone === product.colours[0].tone ? '' : `?colour=${tone}`}`,
    price: usd(product.price.usd),
    compareAtPrice: product.was && usd(product.was.usd),
    availability: product.stock,
  })
}

/** `tone`: the first colour if left out. */
export function cardOf(shop: string, handle: string, tone?: Tone): ProductCard {
  const product = productOf(handle)
  return cardOfProduct(shop, product, tone ?? product.colours[0].tone)
}

/** Every product in every colour, as the connected store's catalogue holds them. */
export function catalogueOf(shop: string, products: readonly Product[]): { externalId: string; card: ProductCard }[] {
  return products.flatMap((product) =>
    product.colours.map(({ tone }) => ({
      externalId: `${product.handle}/${tone}`,
      card: cardOfProduct(shop, product, tone),
    })),
  )
}
