/** The code of what the hub could not do; what nobody foresaw is thrown on. */
import { AppError, type ErrorCode } from '@/domain/errors'

export function codeOfError(error: unknown): ErrorCode {
  if (!(error instanceof AppError)) throw error
  return error.code
}
