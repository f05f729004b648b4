/** `extract`: what a saved page claims to sell, by the very modules that read the page beside the sidebar. */
import { z } from 'zod'
import { describePage } from '@/domain/page/describe'
import { readFacts } from '@/domain/page/read-facts'
import { atOnce } from '@/domain/page/steps'
import type { PageProduct } from '@/domain/product'
import type { Command } from '@/server/cli/command'
import { answerLines } from './lines'
import { readSavedPage } from './saved-page'

const Question = z.object({ id: z.union([z.string(), z.number()]), url: z.string().nullish(), file: z.string() })

/** As schema.org names it, which is what readers of such output know. */
const AVAILABILITY = { in_stock: 'InStock', out_of_stock: 'OutOfStock', preorder: 'PreOrder', unknown: null } as const

const flat = ({ price, imageUrl, availability, ...product }: PageProduct) => ({
  ...product,
  availability: AVAILABILITY[availability],
  price: price?.amount ?? null,
  currency: price?.currency ?? null,
  compareAtPrice: product.compareAtPrice?.amount ?? null,
  image: imageUrl,
})

export const extract: Command = {
  usage: '< {"id","url","file"} per line',
  summary: 'What saved pages claim to sell, as JSON lines',
  options: {},
  run: (_values, io) =>
    answerLines(io, Question, async ({ id, url, file }) => {
      const document = await readSavedPage(file)
      const product = describePage(atOnce(readFacts(document, url ?? statedUrl(document))))?.product ?? null
      return { id, product: product && flat(product) }
    }),
}

/** Where a page says it stands, when the question does not. */
function statedUrl(document: Document): string {
  const canonical = document.querySelector('link[rel="canonical" i]')?.getAttribute('href')
  const graph = document.querySelector('meta[property="og:url" i]')?.getAttribute('content')
  return [canonical, graph].find((address) => /^https?:/.test(address ?? '')) ?? 'https://page.invalid/page'
}
