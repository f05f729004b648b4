/** Initials for an avatar: first letters of the first and last word; one character where a script has no such custom. */
const ONE_CHARACTER =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]/u

/** Nothing that follows can belong to such a letter. */
const PLAIN = /^[A-Za-z\d](?:[\x20-\x7e]|$)/

let segmenter: Intl.Segmenter | null = null

function firstCharacter(word: string): string {
  if (PLAIN.test(word)) return word[0]!
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  for (const { segment } of segmenter.segment(word)) return segment
  return ''
}

export function initialsOf(name: string): string {
  // A visitor without a name is told apart by their mark, whatever the word for "visitor" is.
  const mark = /#([\da-f]{4})$/i.exec(name.trim())?.[1]
  if (mark) return mark.slice(-2).toUpperCase()
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const first = words[0]
  if (!first) return '?'
  if (ONE_CHARACTER.test(first)) return firstCharacter(first)
  const last = words.length > 1 ? words.at(-1)! : ''
  return (firstCharacter(first) + firstCharacter(last)).toUpperCase()
}
