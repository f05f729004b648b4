/**
 * What a product's card says to a shopper: in one place, so that the chat shows it and an agent sees before what will be
 * shown there.
 */
import type { Money } from './money'
import { localesOf } from './page-language'
import type { Availability } from './product'

export type CardWords = Record<'buy' | 'details' | 'wasPrice' | Exclude<Availability, 'unknown'>, string>

export const CARD_WORDS: Readonly<Record<'en' | 'zh', CardWords>> = {
  en: {
    buy: 'Buy now',
    details: 'View product',
    wasPrice: 'Price before',
    in_stock: 'In stock',
    out_of_stock: 'Sold out',
    preorder: 'Preorder',
  },
  zh: {
    buy: '立即购买',
    details: '查看商品',
    wasPrice: '原价',
    in_stock: '有货',
    out_of_stock: '已售罄',
    preorder: '可预订',
  },
}

/** "$148", "US$24.50", "¥1,280". The amount is never calculated with, so a float for display is exact enough. */
export function formatCardMoney({ amount, currency }: Money, language: string): string {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const
  return new Intl.NumberFormat(localesOf(language), options).format(Number(amount))
}
