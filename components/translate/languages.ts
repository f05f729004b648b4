/** The languages one may translate into, and what they are called. */

export const TARGETS = [
  'en', 'zh-CN', 'zh-TW', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'tr', 'ar', 'he', 'hi', 'id', 'ja', 'ko',
  'th', 'vi', 'sv', 'da', 'fi', 'cs', 'el', 'hu', 'ro',
] as const // prettier-ignore

const SCRIPT: Record<string, string> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' }

/** "Spanish", "简体中文"; the tag itself where the browser has no name for it. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(SCRIPT[tag] ?? tag) ?? tag
  } catch (error) {
    if (error instanceof RangeError) return tag // what an engine returned is no language tag
    throw error
  }
}

/** Do both tags say the same language, whatever the region? Chinese differs by its script. */
export function isSameLanguage(one: string, other: string): boolean {
  const kind = (tag: string) => {
    const { language, script } = new Intl.Locale(tag).maximize()
    return language === 'zh' ? `${language}-${script}` : language
  }
  try {
    return kind(one) === kind(other)
  } catch (error) {
    if (error instanceof RangeError) return one === other
    throw error
  }
}

/** The nearest language we can translate into. */
export const nearestTarget = (tag: string): string => TARGETS.find((target) => isSameLanguage(target, tag)) ?? 'en'
