/**
 * The words of what a customer wrote by which products are looked for, in any language and script: compared with titles by
 * their beginning, because a word is bent at its end (`jackets`, `chaquetas`, `Jacken`). How much each says is left to how
 * many products have it in their title. Pure.
 */
import { foldName } from './fold-name'

/** Of a long letter, the last words are as good as all. */
export const WORDS_MAX = 24
/** Written without spaces: short words are whole ones, and a title holds them anywhere. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+$/u
const SHORTEST = 3
const SHORTEST_UNSPACED = 2
/** A bent word differs by no more than this at its end. */
const ENDING_MAX = 3

/** What stands in any sentence, and in some titles, and says nothing of what is wanted. Only what is no thing in a shop. */
const SAYS_NOTHING = new Set(
  (
    'the and for with you your have has this that these those what which when where how can could would does did are was ' +
    'not any but from about there here please thanks thank hello want need like looking look more some one ' +
    'que con para por los las una uno del como hay esta este esto pero muy tiene tengo hola gracias quiero busco ' +
    'und der das den dem ein eine einen mit für ist sie ich haben habe auch noch bitte danke hallo oder ' +
    'avec pour les des une est vous que qui dans sur pas bonjour merci avez cherche ' +
    'com você tem uma isso mais sim não obrigado per una che non sono avete ciao grazie ' +
    'met een het van voor heb zijn dit dat или что как для это есть мне вас'
  )
    .split(' ')
    .map(foldName),
)

/** Folded, each once, the last written first. */
export function wordsAsked(text: string): string[] {
  const words = wordsOf(text).filter((word) => !SAYS_NOTHING.has(word) && word.length >= shortest(word))
  return [...new Set(words.reverse())].slice(0, WORDS_MAX)
}

/** What titles are asked for: the word without what may be its ending. */
export function stemOf(word: string): string {
  return UNSPACED.test(word) ? word : word.slice(0, Math.max(4, word.length - 2))
}

export function isInTitle(word: string, title: string): boolean {
  if (UNSPACED.test(word)) return foldName(title).includes(word)
  const stem = stemOf(word)
  return wordsOf(title).some(
    (each) => each === word || (each.startsWith(stem) && Math.abs(each.length - word.length) <= ENDING_MAX),
  )
}

/** Best first; what holds none of the words is left out. A word that half of everything has in its title tells nothing apart. */
export function byWordsAsked<Product extends { title: string }>(
  words: readonly string[],
  candidates: readonly Product[],
  total: number,
): Product[] {
  const having = words.map((word) => candidates.filter(({ title }) => isInTitle(word, title)))
  const scores = new Map<Product, number>()
  for (const products of having) {
    if (products.length === 0 || (total > 3 && products.length * 2 > total)) continue
    const says = Math.log(1 + total / products.length)
    for (const product of products) scores.set(product, (scores.get(product) ?? 0) + says)
  }
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([product]) => product)
}

const shortest = (word: string) => (UNSPACED.test(word) ? SHORTEST_UNSPACED : SHORTEST)

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const wordsOf = (text: string): string[] =>
  [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [foldName(segment)] : []))
