/** What the demo shop sells. */
import type { Tone } from './tones'
import type { Drawing } from './drawings'

export type Language = 'en' | 'zh'
export type Text = Record<Language, string>

/** How a product's page states what it sells: one of each kind, so that every reader meets its own. */
export type Markup =
  | 'json-ld'
  | 'json-ld-group'
  | 'json-ld-graph'
  | 'json-ld-list'
  | 'json-ld-specification'
  | 'json-ld-aggregate'
  | 'microdata'
  | 'rdfa'
  | 'opengraph'

/** Whole dollars and yuan. */
export interface Price {
  usd: number
  cny: number
}

export interface Colour {
  tone: Tone
  name: Text
}

export interface Product {
  handle: string
  collection: CollectionHandle
  name: Text
  /** One sentence under the picture. */
  made: Text
  description: Text
  price: Price
  was: Price | null
  drawing: Drawing
  colours: [Colour, ...Colour[]]
  /** Empty: there is one size. */
  sizes: string[]
  stock: 'in_stock' | 'out_of_stock' | 'preorder'
  rating: { stars: number; reviews: number }
  facts: Text[]
  markup: Markup
}

export type CollectionHandle = 'rainwear' | 'layers' | 'packs' | 'camp'

export interface Collection {
  handle: CollectionHandle
  name: Text
  lead: Text
}

export interface Article {
  slug: string
  title: Text
  lead: Text
  paragraphs: Text[]
  /** Handle of the product whose picture heads it. */
  picture: string
}
