/** The main picture of a page's product: the one that is called like it, large, and near its heading. */
import type { VisibleFacts } from './facts'
import { line } from './text'

export function pictureScore(
  { src, alt, size, path, distance, linked }: VisibleFacts['pictures'][number],
  name: string,
  at: number,
): { score: number; isNamed: boolean } {
  const words = line(alt, 300) ?? ''
  const shared = sharedWords(words, name)
  // "Rain jacket, blue" shares as many words with the jacket's name as "Rain jacket" does, but says more.
  const likeness = shared * (0.5 + sharedWords(name, words) / 2)
  const isNamed = shared >= 0.5
  const score =
    (isNamed ? 6 * likeness : 0) +
    2 * sharedWords(fileOf(src), name) -
    distance * 0.5 -
    Math.min(at, 20) * 0.2 +
    (/main|zoom|landing|gallery|hero|large|big|primary|product|slick|fancybox|detail|slide/i.test(path) ? 3 : 0) -
    (OFF_PICTURE.test(`${path} ${src}`) ? 5 : 0) +
    Math.min(size, 600) / 150 -
    (size > 0 && size < 60 ? 6 : 0) -
    (linked ? (likeness > 0.9 ? 0.5 : 3) : 0)
  return { score, isNamed }
}
const OFF_PICTURE =
  /logo|icon|flag|banner|rating|star|thumb|badge|sprite|related|recommend|\breco|upsell|cross-?sell|suggest|viewed|nav|header|footer|also|similar|avatar|captcha|payment|delivery|shipping|maps?\.|sticker|button|popover|modal|promo|swatch|brand/i

/** What a picture's file is called, as words. */
const fileOf = (src: string) =>
  src
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/[-_+.]|%20/g, ' ')

/** Share of the name's words that the other text has. */
export function sharedWords(text: string, name: string): number {
  const words = (from: string) => from.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const own = words(name)
  const others = new Set(words(text))
  return own.length === 0 ? 0 : own.filter((word) => others.has(word)).length / own.length
}
