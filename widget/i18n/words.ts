/** Which words to use for a page's language: the nearest we have, else English. */
import { chatLanguageOf } from '@/domain/page-language'
import { en, type Words } from './en'
import { zh } from './zh'

/** The page's own tag where our words are in its language ("en-GB" writes times as Britain does), else theirs. */
export function clockLanguageOf(tag: string): string {
  const ours = chatLanguageOf(tag)
  return tag.toLowerCase().startsWith(ours) ? tag : ours
}

export function wordsFor(tag: string): Words {
  return { en, zh }[chatLanguageOf(tag)]
}
