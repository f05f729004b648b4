/** What Shopify's own addresses and pages say: the kind of page in the admin, and prices a storefront keeps in its script. */
import type { PageDescription } from '../page'
import type { PageProduct } from '../product'
import { money } from '../price'
import type { PageFacts } from './facts'
import { reducedFrom } from './offer'
import { literalsIn } from './literals'
import { metaOf } from './open-graph'
import { canonicalUrl } from './product'
import { line, webUrl, withoutTracking } from './text'
import { all, isThing, lenientJson, type Thing } from './things'

const ADMIN = /^\/store\/[^/]+\/(products|orders|customers)\/(\d{1,20})(?:\/|$)/
const KINDS = { products: 'product', orders: 'order', customers: 'customer' } as const
const STOREFRONT = /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?(?:\/collections\/[^/]+)?\/products\/[^/]+\/?$/i

/** Null when the address is not the admin's. */
export function adminPage({ host, pathname }: URL): Pick<PageDescription, 'kind' | 'externalId'> | null {
  if (host !== 'admin.shopify.com') return null
  const [, section, id] = ADMIN.exec(pathname) ?? []
  return section && id
    ? { kind: KINDS[section as keyof typeof KINDS], externalId: id }
    : { kind: 'other', externalId: null }
}

/**
 * The product form of the admin, as far as it can be trusted: only with a link to the page in the shop, for without one
 * there is nothing a shopper could open.
 */
export function adminProduct({ form, heading }: PageFacts, here: URL): PageProduct | null {
  if (!form) return null
  const { fields, besidePrice } = form
  const name = line(fields.title ?? heading, 300)
  const url = form.links
    .map((link) => webUrl(link, here.href))
    .find((address) => address && address.host !== here.host && STOREFRONT.test(address.pathname))
  if (!name || !url) return null
  const currency = besidePrice?.match(/\p{Sc}|\b[A-Z]{3}\b/u)?.[0] ?? null
  const now = money(fields.price, currency)
  return {
    name,
    price: now,
    compareAtPrice: reducedFrom(money(fields.compareAtPrice, currency), now),
    availability: 'unknown',
    imageUrl: webUrl(form.picture, here.href)?.href ?? null,
    url: withoutTracking(url).href,
    sku: line(fields.sku, 200),
    brand: line(fields.vendor, 200),
    variant: null,
    evidence: 'platform',
  }
}

/** A storefront's product page: the script holds the price before the reduction, in hundredths, which no markup says. */
export function storefrontProduct(facts: PageFacts, here: URL, product: PageProduct | null): PageProduct | null {
  if (!STOREFRONT.test(here.pathname)) return product
  const data = facts.productJson ? lenientJson(facts.productJson) : null
  const root = isThing(data) && isThing(data.product) ? data.product : (data ?? measured(facts))
  if (!isThing(root)) return product
  const currency = product?.price?.currency ?? metaOf(facts, 'og:price:currency') ?? activeCurrency(facts)
  // The address says which variant is on screen; where it does not, the form does.
  const wanted = here.searchParams.get('variant') ?? facts.cart?.fields.id ?? null
  const variants = all(root, 'variants').filter(isThing)
  const variant =
    variants.find((one) => String(one.id) === wanted) ?? variants.find((one) => one.available) ?? variants[0] ?? root
  const cents = (value: unknown) => (Number.isInteger(value) ? money(Number(value) / 100, currency) : null)
  const name = product?.name ?? line(root.title ?? facts.heading, 300)
  if (!name) return product
  const now = product?.price ?? cents(variant.price)
  const image = webUrl(root.featured_image, here.href)?.href ?? null
  return {
    ...(product ?? { url: canonicalUrl(facts, here).href, evidence: 'platform' as const }),
    name,
    price: now,
    compareAtPrice: product?.compareAtPrice ?? reducedFrom(cents(variant.compare_at_price), now),
    availability:
      product && product.availability !== 'unknown'
        ? product.availability
        : variant.available === false
          ? 'out_of_stock'
          : variant.available
            ? 'in_stock'
            : 'unknown',
    imageUrl: product?.imageUrl ?? image,
    brand: product?.brand ?? line(root.vendor, 200),
    sku: product?.sku ?? line(variant.sku, 200),
    variant: product?.variant ?? (wanted && String(variant.id) === wanted ? variantName(variant) : null),
  }
}

/** `Default Title` is how Shopify calls the only variant of a product that has none. */
function variantName({ title, public_title: publicTitle }: Thing): string | null {
  const name = line(title ?? publicTitle, 200)
  return name === 'Default Title' ? null : name
}

/** The product as every storefront's script gives it to Shopify's own analytics: no name, but variants with their prices. */
function measured({ data }: PageFacts): Thing | null {
  for (const text of data.filter((part) => part.includes('ShopifyAnalytics')))
    for (const value of literalsIn(text))
      if (isThing(value) && isThing(value.product) && /^gid:\/\/shopify\//.test(String(value.product.gid)))
        return value.product
  return null
}

const activeCurrency = ({ data }: PageFacts): string | null =>
  data.map((text) => /Shopify\.currency\s*=\s*\{"active":"([A-Z]{3})"/.exec(text)?.[1]).find(Boolean) ?? null
