/**
 * BCP 47, as we keep languages, to and from LibreTranslate's codes. Its aliases: zh-Hans = zh, zh-Hant = zt, pt-BR = pb;
 * `zh-CN` is none and is refused. Which pairs a server really has, only its own list tells (GET /languages).
 */
const RENAMED: Record<string, string> = { iw: 'he', in: 'id', ji: 'yi', no: 'nb', fil: 'tl' }
const ALIASES: [ours: string, theirs: string][] = [
  ['zh-Hans', 'zh'],
  ['zh-Hant', 'zt'],
  ['pt-BR', 'pb'],
]
/** Regions that write Chinese in the traditional script. */
const TRADITIONAL = new Set(['TW', 'HK', 'MO'])

/** `zh-TW` → `zh-Hant`, `pt-PT` → `pt`, `en-GB` → `en`, `iw` → `he`: what tells languages apart for translation. */
export function baseLanguage(tag: string): string | null {
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(tag.replaceAll('_', '-'))
  } catch {
    return null // not a language tag; the caller says so to the person
  }
  const language = RENAMED[locale.language] ?? locale.language
  if (language === 'zh') {
    const traditional = locale.script === 'Hant' || (!locale.script && TRADITIONAL.has(locale.region ?? ''))
    return traditional ? 'zh-Hant' : 'zh-Hans'
  }
  if (language === 'pt') return locale.region === 'BR' ? 'pt-BR' : 'pt'
  if (language === 'sr' && locale.script === 'Latn') return 'sr-Latn'
  return language
}

/** The server's own code for a language, or null when its list has none. `codes`: from GET /languages. */
export function serverCode(tag: string, codes: readonly string[]): string | null {
  const base = baseLanguage(tag)
  if (base === null) return null
  const has = new Map(codes.map((code) => [code.toLowerCase(), code]))
  const alias = ALIASES.find(([ours]) => ours === base)?.[1]
  const [language] = base.split('-') as [string]
  const candidates = [
    base,
    alias,
    base === 'nb' ? 'no' : undefined,
    base === 'pt-BR' || base === 'sr-Latn' ? language : undefined,
  ]
  // Both scripts of Chinese and both Norwegians differ too much to stand in for each other; Brazilian Portuguese may.
  for (const candidate of candidates) {
    const found = candidate === undefined ? undefined : has.get(candidate.toLowerCase())
    if (found !== undefined) return found
  }
  return null
}

/** A code the server answered with, as BCP 47. */
export function fromServerCode(code: string): string {
  return ALIASES.find(([, theirs]) => theirs === code.toLowerCase())?.[0] ?? baseLanguage(code) ?? code
}
