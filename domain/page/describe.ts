/** What page this is, as the page itself claims. Pure over the facts; never throws at what a page contains. */
import type { PageDescription } from '../page'
import type { PageFacts } from './facts'
import { pageProduct } from './product'
import { adminPage, adminProduct, storefrontProduct } from './shopify'
import { withChosenVariation } from './variations'
import { line, webUrl, withoutTracking } from './text'

/** Null for a page that has no web address. */
export function describePage(facts: PageFacts): PageDescription | null {
  const here = webUrl(facts.url, facts.url)
  if (!here) return null
  const admin = adminPage(here)
  const product = admin
    ? admin.kind === 'product'
      ? adminProduct(facts, here)
      : null
    : withChosenVariation(facts, here, storefrontProduct(facts, here, pageProduct(facts, here)))
  return {
    url: withoutTracking(here).href,
    title: line(facts.title, 300) ?? '',
    kind: admin?.kind ?? (product ? 'product' : 'other'),
    externalId: admin?.externalId ?? null,
    product,
  }
}
