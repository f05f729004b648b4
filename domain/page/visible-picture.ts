/** The main picture of a page's product: the one that is called like it, large, and near its heading. */
import type { VisibleFacts } from './facts'
import { line } from './text'

export function pictureScore(
  { src, alt, size, path, distance, linked }: VisibleFacts['pictures'][number],
  name: string,
  at: number,
): { score: number; isNamed: boolean } {
  const isNamed = sharedWords(line(alt, 300) ?? '', name) >= 0.5
  const score =
    (isNamed ? 6 : 0) -
    distance * 0.5 -
    Math.min(at, 20) * 0.2 +
    (/main|zoom|landing|gallery|hero|large|big|primary|product|slick|fancybox|detail|slide/i.test(path) ? 3 : 0) -
    (OFF_PICTURE.test(`${path} ${src}`) ? 5 : 0) +
    Math.min(size, 600) / 150 -
    (size > 0 && size < 60 ? 6 : 0) -
    (linked ? 0.5 : 0)
  return { score, isNamed }
}
const OFF_PICTURE =
  /logo|icon|flag|banner|rating|star|thumb|badge|sprite|related|carousel|nav|header|footer|also|similar|avatar|captcha|payment|maps?\.|sticker|button|popover|modal/i

/** Share of the name's words that the other text has. */
function sharedWords(text: string, name: string): number {
  const words = (from: string) => from.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const own = words(name)
  const others = new Set(words(text))
  return own.length === 0 ? 0 : own.filter((word) => others.has(word)).length / own.length
}
