/** JSON logs, one line each. Ids and codes only: never what people wrote, their handles, or a token. */
import pino, { type DestinationStream, type Logger } from 'pino'
import { AppError } from '@/domain/errors'

export type { Logger }

/** A net below the rule, for a field that slipped in by its usual name. */
const NEVER = [
  'text',
  'token',
  'password',
  'email',
  'phone',
  'name',
  'handle',
  'content',
  'authorization',
  'cookie',
  'key',
  'secret',
  'url',
]
const REDACTED = NEVER.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

export function createLogger({ level = 'info', to }: { level?: string; to?: DestinationStream } = {}): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: '[not logged]' },
      serializers: { error: describeError, err: describeError },
    },
    to ?? pino.destination({ dest: 2, sync: true }),
  )
}

interface ErrorNote {
  type: string
  code?: string | undefined
  message: string
  details?: unknown
  stack?: string | undefined
  cause?: ErrorNote
}

/** Names of our own things may stay in a message; any other quotation may be what somebody wrote. */
const OWN_NAME = /\b(constraint|relation|column|table|index|role|database|function|type|schema) "[\w.]+"/g

/** Foreign errors quote what they choke on (a query's parameters, half a JSON text): first line, quotations taken out. */
function harmless(message: string): string {
  const line = message.split('\n', 1)[0]!.slice(0, 300)
  const kept: string[] = []
  const masked = line.replace(OWN_NAME, (own) => `\uE000${kept.push(own) - 1}\uE001`)
  return masked
    .replace(/(["'`]).*\1/g, '…')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '…')
}

/** What of an error may be logged. */
export function describeError(error: unknown, depth = 0): ErrorNote {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error object' }
  const code = error instanceof AppError ? error.code : (error as NodeJS.ErrnoException).code
  return {
    type: error.name,
    code: typeof code === 'string' ? code : undefined,
    message: harmless(error.message),
    ...(error instanceof AppError ? { details: error.details } : {}),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .join('\n'),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  }
}
