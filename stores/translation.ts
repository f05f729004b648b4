/** Translations of single messages, as asked for, kept while the sidebar is open. */
import type { ErrorCode } from '@/domain/errors'
import type { MessageId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { reactive, watch } from 'vue'
import { AppError } from '@/domain/errors'
import { useSessionStore } from './session'
import { translate } from '@/services/translate/translate'

/** What an engine says that did not find out the language. */
const couldNotTell = (error: unknown) =>
  error instanceof AppError && ['translation_failed', 'translation_language_unsupported'].includes(error.code)

export type Translated =
  | { state: 'busy' }
  | { state: 'done'; text: string; from: string | null; to: string }
  | { state: 'failed'; code: ErrorCode }

export const useTranslationStore = defineStore('translation', () => {
  const byMessage = reactive(new Map<MessageId, Translated>())

  type Wanted = { id: MessageId; text: string; likelyFrom: string | null; to: string }
  /**
   * Translates a message, or takes the translation away again. People write in other languages than their browser's, so
   * the engine finds out; `likelyFrom` helps one that cannot.
   */
  async function toggle({ id, text, likelyFrom, to }: Wanted) {
    const held = byMessage.get(id)
    if (held?.state === 'busy') return
    if (held?.state === 'done') return void byMessage.delete(id)
    byMessage.set(id, { state: 'busy' })
    try {
      const answer = await translate({ text, from: null, to }).catch((error: unknown) => {
        if (likelyFrom === null || !couldNotTell(error)) throw error
        return translate({ text, from: likelyFrom, to })
      })
      byMessage.set(id, { state: 'done', text: answer.text, from: answer.from, to })
    } catch (error) {
      byMessage.set(id, { state: 'failed', code: error instanceof AppError ? error.code : 'unexpected' })
    }
  }
  /** What was made of a message; empty: nobody asked for it. */
  function textOf(id: MessageId): string {
    const held = byMessage.get(id)
    return held?.state === 'done' ? held.text : ''
  }
  // Nothing of one person's is left for the next.
  const session = useSessionStore()
  watch(
    () => session.identity,
    () => byMessage.clear(),
  )
  return { byMessage, toggle, textOf }
})
