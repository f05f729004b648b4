/** The pages a website contact of the demo looked at, the last of them while writing. */
import { Visit } from '@/domain/contact'
import { COLLECTIONS, SHOP_NAME, ARTICLES } from '../catalogue/pages'
import { PRODUCTS } from '../catalogue/products'
import type { DemoConversation } from '../conversations/types'
import { idOf } from './ids'
import { contactIdOf, type Seeding } from './rows'

function titleOf(path: string): string {
  const language = path.startsWith('/zh') ? 'zh' : 'en'
  const [kind, name] = path.replace(/^\/zh/, '').split('/').slice(1)
  const product = kind === 'products' ? PRODUCTS.find(({ handle }) => handle === name)?.name : undefined
  const collection = kind === 'collections' ? COLLECTIONS.find(({ handle }) => handle === name)?.name : undefined
  const article = kind === 'journal' ? ARTICLES.find(({ slug }) => slug === name)?.title : undefined
  const named = (product ?? collection ?? article)?.[language]
  return named ? `${named} · ${SHOP_NAME}` : SHOP_NAME
}

export function visitsOf(
  { key, ago, visits = [] }: DemoConversation,
  { shop, now }: Pick<Seeding, 'shop' | 'now'>,
): Visit[] {
  let at = now - ago * 60_000
  return visits
    .map(([path, seconds], index) => ({ path, seconds, index }))
    .reverse()
    .map(({ path, seconds, index }) => {
      at -= seconds * 1000 + 4_000
      const before = visits[index - 1]?.[0]
      return Visit.parse({
        id: idOf('visit', key, String(index)),
        contactId: contactIdOf(key),
        url: shop + path,
        title: titleOf(path),
        referrer: before ? shop + before : 'https://www.google.com/',
        enteredAt: at,
        spentMs: seconds * 1000,
      })
    })
    .reverse()
}
