/** Ids made of names, the same at every seeding: what is there already is found, never made twice. */
import { createHash } from 'node:crypto'

/** A UUID of version 8 (RFC 9562 §5.8), made of the name. */
export function idOf(...name: string[]): string {
  const bytes = createHash('sha256')
    .update(['tidewater', ...name].join('/'))
    .digest()
    .subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
