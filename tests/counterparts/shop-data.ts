/** What the invented shops sell, as both counterparts' stores of it. */
export interface ShopVariant {
  id: number
  title: string
  sku: string | null
  price: string
  compareAtPrice: string | null
  /** null: not counted. */
  stock: number | null
  isForSale: boolean
  imageUrl?: string
}
export interface ShopProduct {
  id: number
  handle: string
  title: string
  /** ACTIVE, DRAFT …; `publish`, `draft` … are made of it. */
  status: string
  isPublished: boolean
  updatedAt: string
  imageUrl: string | null
  variants: ShopVariant[]
  /** Names of what it is chosen by, with the colours of the values that have one; left out: not said. */
  options?: { name: string; colours?: Record<string, string> }[]
  /** Numbers of the groups it is in: Shopify's collections, WooCommerce's categories. */
  groups?: number[]
}

/** A code both shops know, as each of them keeps it. */
export interface ShopDiscount {
  code: string
  off: { percent: number } | { amount: string; each: boolean } | 'shipping'
  state?: 'expired' | 'scheduled' | 'used_up'
  /** Left out: for everything. */
  only?: { products: number[] } | { groups: number[] }
  /** What the order must come to. */
  least?: string
  isForSome?: boolean
}

export function aVariant(id: number, changes: Partial<ShopVariant> = {}): ShopVariant {
  const stated = { title: `Size ${id}`, sku: `SKU-${id}`, price: '29.95', compareAtPrice: null, stock: 4 }
  return { id, ...stated, isForSale: true, ...changes }
}

export function aProduct(id: number, title: string, changes: Partial<ShopProduct> = {}): ShopProduct {
  return {
    id,
    handle: `product-${id}`,
    title,
    status: 'ACTIVE',
    isPublished: true,
    updatedAt: '2026-11-01T10:00:00Z',
    imageUrl: `https://cdn.example/${id}.jpg`,
    variants: [aVariant(id * 100 + 1)],
    ...changes,
  }
}
