/** The connected store of the scenes, and what the hub says of it. */
import type { ProductId, StoreId } from '@/domain/ids'
import type { ConnectedStore } from '@/domain/store'
import type { ProductVariant, StoredProduct, StoreProduct } from '@/domain/store-product'
import type { Scene } from './scenes'
import { Refusal } from './fake-browser'
import { jacketPicture } from './transcripts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const store: ConnectedStore = {
  ...{ id: '0197a000-0000-7000-8000-0000000000a1' as StoreId, platform: 'shopify', name: 'Tidewater' },
  ...{ address: 'https://tidewater.myshopify.com', currency: 'USD', apiVersion: '2026-10', updates: 'live' },
  ...{ problem: null, lacks: [], connectedAt: 1 },
  sync: { isRunning: false, products: 1_204, read: 0, finishedAt: 1 },
}
const picture = (ground: string, shape: string) =>
  'data:image/svg+xml,' +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${ground}"/><rect x="28" y="20" width="40" height="60" rx="10" fill="${shape}"/></svg>`,
  )

const colours = { 'Harbor blue': '#3d6890', Moss: '#7b8058', Sand: '#c4aa82' }
const sizes = ['XS', 'S', 'M', 'L', 'XL']
const stockOf = (colour: string, size: string) => (size === 'XL' ? 0 : colour === 'Moss' ? 3 : 24)
const variants = Object.keys(colours).flatMap((colour, c) =>
  sizes.flatMap((size, s): ProductVariant[] => {
    if (colour === 'Sand' && size === 'XS') return [] // not made
    const stock = stockOf(colour, size)
    return [
      {
        ...{
          externalId: `7${c}${s}`,
          title: `${colour} / ${size}`,
          sku: colour === 'Harbor blue' && size === 'M' ? 'RJ-HB' : null,
        },
        ...{
          price: usd('89.00'),
          compareAtPrice: usd('119.00'),
          imageUrl: c === 0 ? jacketPicture : picture('#e9e7dd', '#7b8058'),
        },
        ...{ availability: stock > 0 ? 'in_stock' : 'out_of_stock', stock },
        url: `https://tidewater.example/products/rain-jacket?variant=7${c}${s}`,
      },
    ]
  }),
)
const rain: StoreProduct = {
  ...{ externalId: '7', handle: 'rain-jacket', title: 'Rain jacket', changedAt: 1, imageUrl: jacketPicture, variants },
  url: 'https://tidewater.example/products/rain-jacket',
  options: [
    { name: 'Colour', values: Object.entries(colours).map(([name, colour]) => ({ name, colour })) },
    { name: 'Size', values: sizes.map((name) => ({ name, colour: null })) },
  ],
}
const row = (n: number, product: Omit<StoreProduct, 'options' | 'changedAt'>): StoredProduct => ({
  ...product,
  ...{ productId: `0197a000-0000-7000-8000-0000000000b${n}` as ProductId, storeId: store.id, source: null },
  ...{ variant: null, price: product.variants[0]?.price ?? null, compareAtPrice: null, availability: 'in_stock' },
})
const simple = (n: number, title: string, price: string, stock: number | null, imageUrl: string): StoredProduct =>
  row(n, {
    ...{
      externalId: String(n),
      handle: `product-${n}`,
      title,
      imageUrl,
      url: `https://tidewater.example/products/product-${n}`,
    },
    variants: [
      {
        ...{
          externalId: `${n}0`,
          title: null,
          sku: null,
          price: usd(price),
          compareAtPrice: null,
          imageUrl: null,
          stock,
        },
        ...{ availability: 'in_stock', url: `https://tidewater.example/products/product-${n}` },
      },
    ],
  })
const bag = simple(
  1,
  'Roll-top dry bag 20 l, Moss, with a removable strap that is as long as its name',
  '54.00',
  3,
  picture('#e9e7dd', '#7b8058'),
)
const beanie = simple(2, 'Ribbed wool beanie, Rust', '28.00', null, picture('#f0e2da', '#b35f3c'))
const boots = simple(3, 'Short rain boots, Slate', '72.00', 41, picture('#e6e8ea', '#4f5b66'))
const rainRow = row(0, rain)

type Input = {
  body?: { places?: { url?: string }[]; card?: object }
  query?: { search?: string; code?: string; value?: string }
}

/** By the route's name. */
export function shopSays(scene: Scene): Record<string, (input: Input) => unknown> {
  const isConnected = scene.name.startsWith('picker') && scene.name !== 'picker-demo'
  const refuse = (): never => {
    throw new Refusal('store_unreachable')
  }
  return {
    listStores: () => ({ stores: isConnected ? [store] : [] }),
    findProducts: ({ body }) => ({
      found: (body?.places ?? []).map(({ url }, n) => {
        if (!isConnected) return null
        if (url?.includes('rain-jacket')) return { product: rainRow, variantId: null }
        return { product: [bag, beanie, boots][n % 3], variantId: null }
      }),
    }),
    contactCart: () => ({ items: isConnected ? [{ product: beanie, variantId: null }] : [] }),
    suggestProducts: () => (isConnected ? { asked: [boots], related: [bag] } : { asked: [], related: [] }),
    listProducts: ({ query }) => ({
      products:
        query?.search === 'kayak'
          ? []
          : isConnected
            ? [rainRow, bag, boots]
            : [{ ...beanie, storeId: null, variants: [] }],
      more: isConnected,
    }),
    askStore: ({ query }) =>
      scene.act === 'picker-unasked'
        ? refuse()
        : {
            products: [
              query?.value === '7'
                ? rain
                : {
                    ...[bag, beanie, boots].find(({ externalId }) => externalId === query?.value),
                    options: [],
                    changedAt: 1,
                  },
            ],
          },
    checkDiscount: ({ query }) =>
      query?.code === 'RAIN10'
        ? {
            is: 'good',
            discount: {
              code: 'RAIN10',
              off: { kind: 'percent', percent: 10 },
              least: null,
              isForSome: false,
              endsAt: null,
            },
          }
        : { is: 'refused', why: 'expired' },
    checkCard: ({ body }) => {
      if (scene.act === 'picker-unasked') return refuse()
      const news = scene.act === 'picker-failed' ? {} : { price: usd('95.00'), availability: 'out_of_stock' }
      return { card: { ...body?.card, ...news }, stock: 0, refusal: null }
    },
  }
}
