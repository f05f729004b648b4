/**
 * The interface's words. English is always there; another language's words are a chunk of their own, and so are those
 * only the console says. Messages are compiled when we build: an extension's page may not evaluate code.
 */
import { toRaw } from 'vue'
import { createI18n } from 'vue-i18n'
import en from '@/assets/locales/en.json'

export const LOCALES = ['en', 'zh-CN'] as const
export type Locale = (typeof LOCALES)[number]

export type Words = typeof en

type Load = () => Promise<{ default: unknown }>
/** Words beyond those every page has, in every language. */
export type Book = Record<Locale, Load>

const LOADERS: Record<Exclude<Locale, 'en'>, Load> = {
  'zh-CN': () => import('@/assets/locales/zh-CN.json'),
}
const books: Book[] = []
const loaded = new Map<string, Promise<void>>()

export const i18n = createI18n<[Words], Locale, false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en } as Record<Locale, Words>,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
})

/** The language of ours nearest to what the browser asks for. */
export function nearestLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return 'zh-CN'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

/** Each set of words once: a second asking waits for the first. */
function once(key: string, load: Load, locale: Locale): Promise<void> {
  const known = loaded.get(key)
  if (known) return known
  const loading = load().then(
    (words) => {
      // All of them in one change: merged word by word, each is one by itself. No two books share a chapter.
      const spoken = toRaw(i18n.global.getLocaleMessage(locale))
      i18n.global.setLocaleMessage(locale, { ...spoken, ...(words.default as Words) })
    },
    (error: unknown) => {
      loaded.delete(key)
      throw error
    },
  )
  loaded.set(key, loading)
  return loading
}

async function loadWords(locale: Locale): Promise<void> {
  await Promise.all([
    locale === 'en' ? null : once(locale, LOADERS[locale], locale),
    ...books.map((book, index) => once(`${locale} ${index}`, book[locale], locale)),
  ])
}

/** Words this page needs besides: asked for before it starts, spoken in whatever language is set then and later. */
export async function addWords(book: Book): Promise<void> {
  books.push(book)
  await Promise.all([loadWords('en'), loadWords(i18n.global.locale.value)])
}

let asked: Locale | undefined
/** Loads a language's words and speaks it from now on, to assistive technology too; unless another was asked for meanwhile. */
export async function setLocale(locale: Locale): Promise<void> {
  asked = locale
  await loadWords(locale)
  if (asked !== locale) return
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}
