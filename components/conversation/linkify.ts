/**
 * Finds web addresses in what somebody wrote, so that they can be opened. Only https, and only what the address bar
 * would show: an address with a name and password before its host is left as text.
 */
export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string }

const ADDRESS = /https:\/\/[^\s<>"'`{}|\\^]+/gi
/** What ends a sentence, not an address. */
const TRAILING = /[.,;:!?…。，；：！？、)\]}»”’]+$/u

function withoutTrailing(found: string): string {
  let address = found
  for (;;) {
    const tail = TRAILING.exec(address)?.[0]
    if (!tail) return address
    // A closing bracket belongs to the address when it opened there: …/wiki/Boots_(shoes)
    if (
      tail.startsWith(')') &&
      address.slice(0, -tail.length).split('(').length > address.slice(0, -tail.length).split(')').length
    ) {
      return address.slice(0, address.length - tail.length + 1)
    }
    address = address.slice(0, -tail.length)
  }
}

function hrefOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'https:' && !url.username && !url.password ? url.href : null
}

export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0])
    const href = hrefOf(address)
    if (!href) continue
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    pieces.push({ kind: 'link', text: address, href })
    end = match.index + address.length
  }
  if (end < text.length || pieces.length === 0) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}
