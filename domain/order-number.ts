/** The number of the order a page is about. Free of zod, for pages. */

/** An order's page in the store's admin carries it in its title: `#1042 · Orders · Tidewater`. */
export function orderNumberOf(page: { kind: string; title: string } | null): string | null {
  return page?.kind === 'order' ? (/#[\p{L}\d][\p{L}\d-]{0,30}/u.exec(page.title)?.[0] ?? null) : null
}
