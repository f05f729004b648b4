/** A saved page as a document: unpacked, decoded by the charset it states, parsed without running anything. */
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { parse, serialize } from 'parse5'
import './in-order'

const MAX_PAGE = 64 * 1024 * 1024

export async function readSavedPage(file: string): Promise<Document> {
  const stored = await readFile(file)
  const isPacked = stored[0] === 0x1f && stored[1] === 0x8b
  const bytes = isPacked ? await promisify(gunzip)(stored, { maxOutputLength: MAX_PAGE }) : stored
  return documentOf(decode(bytes))
}

/**
 * The tree every browser makes of it, also where tags are missing or out of place: linkedom has rules of its own for these,
 * and cuts a text at each entity.
 */
export function documentOf(html: string): Document {
  const { document } = parseHTML(serialize(parse(html)))
  document.documentElement.normalize()
  return document
}

function decode(bytes: Buffer): string {
  const head = bytes.subarray(0, 4_096).toString('latin1')
  const stated = /<meta[^>]+charset=["']?\s*([\w-]+)/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(stated).decode(bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return new TextDecoder().decode(bytes) // a charset nobody knows: the web's own
  }
}
