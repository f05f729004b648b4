/** The choices of a field as a person writes them: one a line. */
import { CHOICE_MAX, CHOICES_MAX } from '@/domain/contact-field-limits'

/** Each once, in the order they were written, without empty lines. */
export function choicesOf(written: string): string[] {
  const lines = written.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

export type ChoicesFault = 'none' | 'tooLong' | 'tooMany'

export function choicesFault(choices: readonly string[]): ChoicesFault | null {
  if (choices.length === 0) return 'none'
  if (choices.some((choice) => choice.length > CHOICE_MAX)) return 'tooLong'
  return choices.length > CHOICES_MAX ? 'tooMany' : null
}
