/** Every error code has words: what happened, then what to do. The compiler asks for those of a new code. */
import type { ErrorCode } from '@/domain/errors'
import type { Words } from '@/composables/i18n'
import { isErrorCode } from '@/domain/errors'

export type ErrorWords = { title: string; text: string }

/** Both languages hold the same keys (locales.test.ts), so a code without words in either does not get past here. */
type EveryCodeHasWords = Words['errors'] extends Record<ErrorCode, ErrorWords> ? true : never
const everyCodeHasWords: EveryCodeHasWords = true
void everyCodeHasWords

/** The code to speak of for whatever was thrown or stored. */
export function codeOf(error: unknown): ErrorCode {
  if (isErrorCode(error)) return error
  if (typeof error === 'object' && error !== null && 'code' in error && isErrorCode(error.code)) return error.code
  return 'unexpected'
}
