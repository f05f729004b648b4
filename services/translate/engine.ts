/** What a translation engine is to the rest of the extension. */

/** `from` null: the engine finds out. Languages are BCP 47, as the interface has them (`zh-CN`). */
export type Question = { text: string; from: string | null; to: string }
export type Answer = { text: string; from: string | null; engine: string }

export interface TranslationEngine {
  /** `ready`: at once. `after-download`: the browser fetches a model first, which only a press allows. */
  readiness(question: Question): Promise<'ready' | 'after-download' | 'unable'>
  /** Throws AppError `translation_…`, `hub_unreachable` or `not_signed_in`. */
  translate(question: Question): Promise<Answer>
}
