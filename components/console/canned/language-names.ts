/** Languages a canned response can be written in, by their names in the interface's language. */
import { useI18n } from 'vue-i18n'
import { useFormat } from '@/composables/useFormat'

const OFFERED = [
  ...['en', 'zh-CN', 'zh-TW', 'es', 'de', 'fr', 'it', 'pt', 'pt-BR', 'nl', 'sv', 'nb', 'da', 'fi', 'pl', 'cs', 'ro'],
  ...['hu', 'el', 'tr', 'ru', 'uk', 'ar', 'he', 'hi', 'th', 'vi', 'id', 'ms', 'ja', 'ko'],
]

export function useLanguageNames() {
  const { locale } = useI18n()
  const { language } = useFormat()
  return {
    nameOf: (code: string) => language(code),
    /** What may still be added, by name. */
    others: (held: readonly string[]) =>
      OFFERED.filter((code) => !held.includes(code)).sort((a, b) =>
        language(a).localeCompare(language(b), locale.value),
      ),
  }
}
