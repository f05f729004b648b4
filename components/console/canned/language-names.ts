/** Languages a canned response can be written in, by their names in the interface's language. */
import { useI18n } from 'vue-i18n'
import { languageName, TARGETS } from '@/components/translate/languages'

export function useLanguageNames() {
  const { locale } = useI18n()
  const nameOf = (code: string) => languageName(code, locale.value)
  return {
    nameOf,
    /** What may still be added, by name. */
    others: (held: readonly string[]) =>
      TARGETS.filter((code) => !held.includes(code)).sort((a, b) => nameOf(a).localeCompare(nameOf(b), locale.value)),
  }
}
