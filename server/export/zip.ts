/** A zip archive written as it is read, so that no file of it is ever held whole. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface Packed {
  name: string
  at: number
  /** Text is made smaller; pictures and the like are so already. */
  deflate: boolean
  bytes: AsyncGenerator<Uint8Array, void, undefined>
}

/** Sizes and places in a zip have 32 bits here. With room to spare for names. */
export const ZIP_MAX_BYTES = 4_000_000_000

export async function* zipped(entries: Iterable<Packed>): AsyncGenerator<Uint8Array, void, undefined> {
  let written: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    written.push(chunk)
  })
  function* taken() {
    const chunks = written
    written = []
    yield* chunks
  }
  for (const { name, at, deflate, bytes } of entries) {
    const entry = deflate ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name)
    entry.mtime = at
    zip.add(entry)
    for await (const chunk of bytes) {
      entry.push(new Uint8Array(chunk))
      yield* taken()
    }
    entry.push(new Uint8Array(0), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

/** A name that every system can unpack, whatever a stranger called their file. */
export function packableName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cs}\\/:*?"<>|]/gu, '_').replace(/[. ]+$/, '_')
  return plain.length <= 120 ? plain : `${plain.slice(0, 100)}…${plain.slice(-19)}`
}
