/** What Shopify's own addresses and pages say: the kind of page in the admin, and prices a storefront keeps in its script. */
import type { PageDescription } from '../page'
import type { PageProduct } from '../product'
import { money } from '../price'
import { reducedFrom } from './offer'
import { canonicalUrl, metaOf } from './product'
import { line, webUrl } from './text'
import { all, isThing, lenientJson } from './things'

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
export function adminProduct(doc: Document, here: URL): PageProduct | null {
  const field = (name: string) => doc.querySelector<HTMLInputElement>(`input[name="${name}" i]`)
  const value = (name: string) => field(name)?.value ?? field(name)?.getAttribute('value')
  const name = line(value('title') ?? doc.querySelector('h1')?.textContent, 300)
  const links = [...doc.querySelectorAll('a[href*="/products/"]')].slice(0, 50)
  const url = links
    .map((link) => webUrl(link.getAttribute('href'), here.href))
    .find((address) => address && address.host !== here.host && STOREFRONT.test(address.pathname))
  if (!name || !url) return null
  // The currency stands beside the field as a sign, or as its prefix.
  const price = (input: string) => {
    const beside = line(field(input)?.closest('label,div')?.parentElement?.textContent, 80)
    return money(value(input), null) ?? money(value(input), beside?.match(/\p{Sc}|\b[A-Z]{3}\b/u)?.[0] ?? null)
  }
  const now = price('price')
  const image = doc.querySelector('img[src*="/products/"],img[src*="/files/"]')?.getAttribute('src')
  return {
    name,
    price: now,
    compareAtPrice: reducedFrom(price('compareAtPrice'), now),
    availability: 'unknown',
    imageUrl: webUrl(image, here.href)?.href ?? null,
    url: canonicalUrl(doc.implementation.createHTMLDocument(''), url).href,
    sku: line(value('sku'), 200),
    brand: line(value('vendor'), 200),
    variant: null,
    evidence: 'platform',
  }
}

/** A storefront's product page: the script holds the price before the reduction, in hundredths, which no markup says. */
export function storefrontProduct(doc: Document, here: URL, product: PageProduct | null): PageProduct | null {
  if (!STOREFRONT.test(here.pathname)) return product
  const script = doc.querySelector(
    'script[type="application/json"]:is([id^="ProductJson"],[data-product-json],[data-product])',
  )
  const text = script?.textContent ?? ''
  const data = text.length < 500_000 && text ? lenientJson(text) : null
  const root = isThing(data) && isThing(data.product) ? data.product : data
  if (!isThing(root)) return product
  const currency = product?.price?.currency ?? metaOf(doc, 'og:price:currency')
  const wanted = here.searchParams.get('variant')
  const variants = all(root, 'variants').filter(isThing)
  const variant =
    variants.find((one) => String(one.id) === wanted) ?? variants.find((one) => one.available) ?? variants[0] ?? root
  const cents = (value: unknown) => (Number.isInteger(value) ? money(Number(value) / 100, currency) : null)
  const name = product?.name ?? line(root.title, 300)
  if (!name) return product
  const now = product?.price ?? cents(variant.price)
  const image = webUrl(root.featured_image, here.href)?.href ?? null
  return {
    ...(product ?? { url: canonicalUrl(doc, here).href, sku: line(variant.sku, 200), evidence: 'platform' as const }),
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
    variant: product?.variant ?? (wanted && String(variant.id) === wanted ? line(variant.title, 200) : null),
  }
}
