/** What axe finds, as sentences; a test expects the empty list. */
import { AxePuppeteer } from '@axe-core/puppeteer'
import type { Scope } from './find'

/** Violations of WCAG 2.2 AA and of best practice in one page or frame. */
export async function axeFindings(scope: Scope): Promise<string[]> {
  const axe = new AxePuppeteer(scope)
  axe.setLegacyMode() // frames inside are extension frames of their own, checked by themselves
  const { violations } = await axe
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(['page-has-heading-one', 'landmark-one-main']) // a sidebar is a region of the page, not a page
    .analyze()
  return violations.map(
    (found) => `${found.id}: ${found.help}: ${found.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
}
