/** Does a webhook come from the store? Over the bytes as they came: parsed and written again, they may differ. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { StorePlatform } from '@/domain/store'

/** Base64 of HMAC-SHA256 with the app's client secret, and with the webhook's secret: both platforms do the same. */
export const SIGNATURE_HEADER: Record<StorePlatform, string> = {
  shopify: 'x-shopify-hmac-sha256',
  woocommerce: 'x-wc-webhook-signature',
}

/** What it is about: `orders/create`, `product.updated`. Not signed, so it only says where to look. */
export const TOPIC_HEADER: Record<StorePlatform, string> = {
  shopify: 'x-shopify-topic',
  woocommerce: 'x-wc-webhook-topic',
}

export function isSigned(body: Buffer, signature: string | undefined, secret: string): boolean {
  if (signature === undefined) return false
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
