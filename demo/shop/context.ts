/** What a page is made for: its language and addresses. */
import { pictureName } from '../catalogue/products'
import type { Language, Price, Product, Text } from '../catalogue/types'
import type { Tone } from '../catalogue/tones'

export interface PageContext {
  language: Language
  /** Of the shop, e.g. `http://localhost:4501`. */
  origin: string
  /** Path without the language, e.g. `/products/rain-jacket`. */
  path: string
  /** Where the widget comes from, and for which inbox. null: a shop without a chat. */
  widget: { hub: string; inbox: string } | null
}

export const CURRENCY = { en: 'USD', zh: 'CNY' } as const

export const prefix = (language: Language) => (language === 'en' ? '' : '/zh')

export const href = ({ language }: Pick<PageContext, 'language'>, path: string) => `${prefix(language)}${path}`

export const absolute = ({ origin, language }: PageContext, path: string) => `${origin}${prefix(language)}${path}`

export const say = ({ language }: Pick<PageContext, 'language'>, text: Text) => text[language]

export const amount = (language: Language, price: Price) => (language === 'en' ? price.usd : price.cny)

export function money(language: Language, price: Price): string {
  const options = { style: 'currency', currency: CURRENCY[language], maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(language === 'en' ? 'en-US' : 'zh-CN', options).format(amount(language, price))
}

/** JPEG, for whoever shows no SVG. */
export const photo = (origin: string, product: Product, tone?: Tone) =>
  `${origin}/pictures/${pictureName(product, tone)}.jpg`

export const drawing = (product: Product, tone?: Tone) => `/pictures/${pictureName(product, tone)}.svg`
