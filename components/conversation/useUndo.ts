/** Takes the card back that is on its way, and says how that went. */
import { useNoticesStore } from '@/stores/notices'
import { usePageStore } from '@/stores/page'

export function useUndo(): () => Promise<void> {
  const page = usePageStore()
  const notices = useNoticesStore()
  return async () => {
    try {
      await page.undo()
      notices.show({ word: 'cardTakenBack' })
    } catch (error) {
      notices.report(error)
    }
  }
}
