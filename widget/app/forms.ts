/** What the visitor filled in: kept until it goes out with their first words, so that nothing is typed twice. */
import type { Kept } from './kept'

export type FormKind = 'pre_chat' | 'offline'
export interface FormAnswers {
  kind: FormKind
  answers: { key: string; value: string }[]
}
/** `question`: said as the first message; empty: it was not asked, or not answered. */
export interface GivenForm extends FormAnswers {
  question: string
}

const TYPED = 'form.typed'
const WAITING = 'form.answers'

export function createForms(kept: Kept) {
  return {
    typed: () => kept.get<Record<string, string>>(TYPED) ?? {},
    type: (values: Record<string, string>) => kept.set(TYPED, values),
    /** Filled in: it goes out with what is said next. */
    fill: ({ kind, answers }: FormAnswers) => kept.set(WAITING, { kind, answers } satisfies FormAnswers),
    isFilled: () => kept.get(WAITING) !== null,
    /** With the message that is about to be written down; from then on the outbox keeps it. */
    take(): FormAnswers | undefined {
      const answers = kept.get<FormAnswers>(WAITING) ?? undefined
      kept.remove(WAITING)
      kept.remove(TYPED)
      return answers && answers.answers.length > 0 ? answers : undefined
    },
  }
}
