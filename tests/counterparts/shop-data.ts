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
  /** Numbers of what the shop recommends beside it, the best first. */
  related?: number[]
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

/** Who buys. Without an account (`id` 0) they are in their orders only. */
export interface ShopPerson {
  id: number
  name: string
  email: string | null
  /** As the shop keeps it. */
  phone: string | null
  since: string
}
/** Begun at the checkout, the newest last. */
export interface ShopCheckout {
  person: ShopPerson
  products: ShopProduct[]
  isPaid: boolean
}

export interface ShopOrder {
  id: number
  name: string
  placedAt: string
  person: ShopPerson
  /** As Shopify says it; WooCommerce's one status is made of all three. */
  payment: string
  fulfilment: string
  returns: string
  isCancelled: boolean
  total: string
  items: { product: ShopProduct | null; title: string; variant: string | null; quantity: number; total: string }[]
  parcels: { status: string; number: string; url: string }[]
  changedAt: string
  refunded: string
  /** What the cart was made with. */
  attributes: Record<string, string>
  /** UTM parameters of the visits that led to it, the first first. */
  visits: { source: string; content: string }[]
  /** Has the shop found out about the visits? */
  isTraced: boolean
}

export function aPerson(id: number, name: string, changes: Partial<ShopPerson> = {}): ShopPerson {
  return { id, name, email: null, phone: null, since: '2026-05-02T09:00:00Z', ...changes }
}

/** Number 20418 is called #20418. */
export function anOrder(id: number, person: ShopPerson, changes: Partial<ShopOrder> = {}): ShopOrder {
  return {
    ...{ id, name: `#${id}`, person, placedAt: '2026-11-20T10:00:00Z' },
    ...{ payment: 'PAID', fulfilment: 'UNFULFILLED', returns: 'NO_RETURN', isCancelled: false },
    total: '54.00',
    items: [{ product: null, title: 'Dry bag 20 l', variant: 'Moss', quantity: 1, total: '54.00' }],
    parcels: [],
    ...{ changedAt: changes.placedAt ?? '2026-11-20T10:00:00Z', refunded: '0.00' },
    ...{ attributes: {}, visits: [], isTraced: true },
    ...changes,
  }
}
