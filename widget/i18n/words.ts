/** Which words to use for a page's language: the nearest we have, else English. */
import { en, type Words } from './en'
import { zh } from './zh'

/** Also the key of a greeting in the widget's configuration. */
export function languageOf(tag: string): 'en' | 'zh' {
  return /^zh\b/i.test(tag) ? 'zh' : 'en'
}

export function wordsFor(tag: string): Words {
  return { en, zh }[languageOf(tag)]
}
