import type { PageFacts } from './facts'

/** It calls itself an article: what it shows of a price is what it writes about. */
export const isPageOfWords = (metas: PageFacts['metas']) => /article|blog/i.test(metas['og:type'] ?? '')
