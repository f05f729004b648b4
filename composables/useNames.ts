/** What people are called on screen. A contact who never said a name is a visitor with a mark to tell them apart. */
import type { Contact } from '@/domain/contact'
import type { ContactId, ConversationId } from '@/domain/ids'
import { useI18n } from 'vue-i18n'
import { anonymousMark } from '@/domain/marks'

/** Names in these scripts are said whole: their first part alone may be the family name, or nothing anybody says. */
const SAID_WHOLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}@+#]/u

export function shortName(name: string): string {
  const trimmed = name.trim()
  return SAID_WHOLE.test(trimmed) ? trimmed : (trimmed.split(/\s+/)[0] ?? trimmed)
}

export function useNames() {
  const { t } = useI18n()
  return {
    contactName: (contact: Contact | null | undefined, id: ContactId | ConversationId) =>
      contact?.name?.trim() || contact?.email || contact?.phone || t('contact.visitor', { mark: anonymousMark(id) }),
    shortName,
  }
}
