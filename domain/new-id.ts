/** Makes row ids: UUID version 7, so they sort by the time they were made. Free of zod, for pages and the widget. */

let lastMs = -1
let count = 0

/**
 * A new id, as a plain string: brand it where it is used (`MessageId.parse`, or `as MessageId` beside this call). Those that
 * one program makes in the same millisecond are counted, so that they sort in the order they were made: some two thousand of
 * them at least (RFC 9562, section 6.2, method 1). `now`: milliseconds since 1970.
 */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  count = now === lastMs ? count + 1 : ((bytes[6]! & 0x07) << 8) | bytes[7]!
  lastMs = now
  bytes[6] = ((count >> 8) & 0x0f) | 0x70
  bytes[7] = count & 0xff
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
