/** What page this is, as the page itself claims. Pure over a document; never throws at what a page contains. */
import type { PageDescription } from '../page'
import { pageProduct } from './product'
import { adminPage, adminProduct, storefrontProduct } from './shopify'
import { line, webUrl, withoutTracking } from './text'

/** Null for a page that has no web address. */
export function describePage(doc: Document, href: string): PageDescription | null {
  const here = webUrl(href, href)
  if (!here) return null
  const admin = adminPage(here)
  const product = admin
    ? admin.kind === 'product'
      ? adminProduct(doc, here)
      : null
    : storefrontProduct(doc, here, pageProduct(doc, here))
  return {
    url: withoutTracking(here).href,
    title: line(doc.title, 300) ?? '',
    kind: admin?.kind ?? (product ? 'product' : 'other'),
    externalId: admin?.externalId ?? null,
    product,
  }
}
