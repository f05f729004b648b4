/** Translations of single messages, as asked for, kept while the sidebar is open. */
import type { ErrorCode } from '@/domain/errors'
import type { MessageId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { reactive, watch } from 'vue'
import { AppError } from '@/domain/errors'
import { useSessionStore } from './session'
import { translate } from '@/services/translate/translate'

export type Translated =
  | { state: 'busy' }
  | { state: 'done'; text: string; from: string | null; to: string }
  | { state: 'failed'; code: ErrorCode }

export const useTranslationStore = defineStore('translation', () => {
  const byMessage = reactive(new Map<MessageId, Translated>())

  /** Translates a message, or takes the translation away again. */
  async function toggle({ id, text, from, to }: { id: MessageId; text: string; from: string | null; to: string }) {
    const held = byMessage.get(id)
    if (held?.state === 'busy') return
    if (held?.state === 'done') return void byMessage.delete(id)
    byMessage.set(id, { state: 'busy' })
    try {
      const answer = await translate({ text, from, to })
      byMessage.set(id, { state: 'done', text: answer.text, from: answer.from, to })
    } catch (error) {
      byMessage.set(id, { state: 'failed', code: error instanceof AppError ? error.code : 'unexpected' })
    }
  }
  // Nothing of one person's is left for the next.
  const session = useSessionStore()
  watch(
    () => session.identity,
    () => byMessage.clear(),
  )
  return { byMessage, toggle }
})
