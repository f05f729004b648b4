/** Names as they are compared when searching: without case, accents and width, in any script. */

/**
 * Combining marks that people leave out when typing: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
 * Not the marks that make another letter of it, as in Japanese or the Indic scripts.
 */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
/** Letters that Unicode does not take apart, as people type them who do not have them. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const PLAIN = /^[ -~]*$/

export function foldName(name: string): string {
  const lower = name.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter]!)
}

/** What was typed as the parts that must all occur, in any order: `rios cam` finds Camila Ríos. */
export function searchTerms(typed: string): string[] {
  return foldName(typed).split(/\s+/).filter(Boolean)
}
