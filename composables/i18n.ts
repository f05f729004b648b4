/**
 * The interface's words. English is always there; another language's words are a chunk of their own. Messages are
 * compiled when we build: an extension's page may not evaluate code.
 */
import { createI18n } from 'vue-i18n'
import en from '@/assets/locales/en.json'

export const LOCALES = ['en', 'zh-CN'] as const
export type Locale = (typeof LOCALES)[number]

export type Words = typeof en

const LOADERS: Record<Exclude<Locale, 'en'>, () => Promise<{ default: unknown }>> = {
  'zh-CN': () => import('@/assets/locales/zh-CN.json'),
}

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

/** Loads a language's words and speaks it from now on, to assistive technology too. */
export async function setLocale(locale: Locale): Promise<void> {
  if (locale !== 'en' && !i18n.global.availableLocales.includes(locale)) {
    i18n.global.setLocaleMessage(locale, (await LOADERS[locale]()).default as Words)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}
