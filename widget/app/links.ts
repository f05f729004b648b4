/** Addresses inside what people write. Only http(s), so nothing a message says can run anything. */

export type Piece = { text: string; href: string | null }

const ADDRESS = /https?:\/\/[^\s<>"'`]+/gi
/** Marks that end a sentence rather than an address. */
const TRAILING = /[.,;:!?，。；：！？、）】》」』]+$/

function withoutTrailing(found: string): string {
  const address = found.replace(TRAILING, '')
  // A closing bracket belongs to the sentence unless the address opened one.
  return address.endsWith(')') && !address.includes('(') ? withoutTrailing(address.slice(0, -1)) : address
}

/** http(s) or nothing: a card's link is a claim of some page. */
export function safeUrl(address: string | null): string | null {
  try {
    const url = new URL(address ?? '')
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0])
    const href = safeUrl(address)
    if (!href) continue
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), href: null })
    pieces.push({ text: address, href })
    done = match.index + address.length
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null })
  return pieces
}
