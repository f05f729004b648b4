/** Asks the engines in order of preference until one answers. Pure: engines and memory come in. */
import { AppError, type ErrorCode } from '@/domain/errors'
import type { Answer, Question, TranslationEngine } from './engine'

export interface Memory {
  recall(question: Question): Promise<Answer | null>
  keep(question: Question, answer: Answer): Promise<void>
}

/** "This engine is not there", as opposed to "it is there and something went wrong". */
const ABSENT: readonly ErrorCode[] = ['translation_not_configured', 'not_signed_in']

/** Ready ones first, in the order given; those that must download a model come last. */
async function inOrder(engines: TranslationEngine[], question: Question): Promise<TranslationEngine[]> {
  const states = await Promise.all(engines.map((engine) => engine.readiness(question)))
  const those = (state: (typeof states)[number]) => engines.filter((_engine, at) => states[at] === state)
  return [...those('ready'), ...those('after-download')]
}

/** Throws `translation_not_configured` when there is no engine at all, otherwise what the first one said. */
export async function translateWith(engines: TranslationEngine[], memory: Memory, question: Question): Promise<Answer> {
  const known = await memory.recall(question)
  if (known) return known
  let failure = new AppError('translation_not_configured')
  for (const engine of await inOrder(engines, question)) {
    try {
      const answer = await engine.translate(question)
      await memory.keep(question, answer)
      return answer
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (failure.code === 'translation_not_configured' && !ABSENT.includes(error.code)) failure = error
    }
  }
  throw failure
}
