/** What is being downloaded of a contact, as a sentence. */
import type { ExportCounts } from '@/stores/contact'
import { useI18n } from 'vue-i18n'
import { useFormat } from '@/composables/useFormat'

export function useExportWords() {
  const { t } = useI18n()
  const { list, count } = useFormat()
  const part = (key: string, n: number) => t(`contact.exported${key}`, { n: count(n) }, n)
  return ({ conversations, messages, files }: ExportCounts): string =>
    t('contact.exported', {
      what: list([part('Conversations', conversations), part('Messages', messages), part('Files', files)]),
    })
}
