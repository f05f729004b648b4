/**
 * What this person may not do here, and the words for it: the one place that decides and says. A button asks `why` and
 * shows it; whatever acts, by a press or by a key, asks `allowed` first.
 */
import type { Permission } from '@/domain/permissions'
import { useI18n } from 'vue-i18n'
import { useNoticesStore } from '@/stores/notices'
import { useSessionStore } from '@/stores/session'

export function useAllowed() {
  const { t } = useI18n()
  const session = useSessionStore()
  const notices = useNoticesStore()

  /** Why not, by the first permission that is missing. Nothing: they may. */
  function why(...needed: Permission[]): string | undefined {
    const missing = needed.find((permission) => !session.may(permission))
    return missing && t('permission.lacking', { what: t(`permission.${missing}`) })
  }
  /** Whoever may not is told why: a shortcut has no button that could say it. */
  function allowed(...needed: Permission[]): boolean {
    const reason = why(...needed)
    if (reason) notices.show({ said: reason, trouble: true })
    return reason === undefined
  }
  return { why, allowed }
}
