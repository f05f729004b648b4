/** Which words to use for a page's language: the nearest we have, else English. */
import { en, type Words } from './en'
import { zh } from './zh'

export function languageOf(tag: string): 'en' | 'zh' {
  return /^zh\b/i.test(tag) ? 'zh' : 'en'
}

/** The page's own tag where our words are in its language ("en-GB" writes times as Britain does), else theirs. */
export function clockLanguageOf(tag: string): string {
  const ours = languageOf(tag)
  return tag.toLowerCase().startsWith(ours) ? tag : ours
}

export function wordsFor(tag: string): Words {
  return { en, zh }[languageOf(tag)]
}
