/** Ids made in the visitor's browser. `crypto.randomUUID` is missing on plain-http shops, `getRandomValues` is not. */

/** A UUID version 7 (RFC 9562 §5.7): sorts by `now`, epoch ms. */
export function uuidv7(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  bytes[0] = (bytes[0]! & 15) | 0x70
  bytes[2] = (bytes[2]! & 63) | 0x80
  const hex = now.toString(16).padStart(12, '0') + Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
