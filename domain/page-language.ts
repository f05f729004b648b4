/** What a page says of its language (BCP 47, or whatever stands in `lang`), and what we make of it. */

/** The nearest to a page's language that the chat has words in. */
export const chatLanguageOf = (tag: string): 'en' | 'zh' => (/^zh\b/i.test(tag) ? 'zh' : 'en')

/** A page's language may be no language at all (`lang="xx_YY"`); then the browser's own is used. */
export function localesOf(language: string): string[] | undefined {
  try {
    return Intl.getCanonicalLocales(language)
  } catch {
    return undefined
  }
}
