/** What markup calls a price, in the languages shops write it in, and by which words it names amounts that are none. */
import type { VisiblePlace } from './facts'
import { closest } from './visible-place'

export const PRICE = /pri[cx]|prezzo|preis|precio|preco|cena|цен/i
export const OTHER =
  /ship|deliver|versand|livraison|saving|you-?save|discount(?!-?(?:ed-?)?pri[cx])|install?ment|instal|month|finan[cz]|mensual|mensil|credit|rat[ae]-|tasso|cuotas?|parcel|klarna|affirm|afterpay|clearpay|cofidis|paypal|deposit|coupon|voucher|points|unit|per-?(?:kg|unit)|basis|review|rating|cart-?(?:total|count)|mini-?(?:cart|basket)|subtotal|(?<!prod(?:uct)?-?|item-?|price-?)total|trade-?in|warranty|used|subscri|bundle|also|related|recommend|similar|compar(?:e-|ison)|carousel|upsell|cross/i

/** Also what the thing cost before is called so, but that stands beside what it costs. */
export const isCalledPrice = (place: VisiblePlace) => PRICE.test(place.path) && !OTHER.test(closest(place))
