/** What a command of the command line is made of, and how it says no. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

export type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Record<string, string | boolean | undefined>

export interface Io {
  stdin: NodeJS.ReadableStream
  /** Results only, so that they can be piped. */
  stdout: NodeJS.WritableStream
  /** What a person reads meanwhile. */
  stderr: NodeJS.WritableStream
  env: NodeJS.ProcessEnv
}

export interface Command {
  /** Its arguments, as in `--email E --name N`. */
  usage: string
  summary: string
  options: Options
  run: (values: Values, io: Io) => Promise<void>
}

/** Typed wrongly. The message says what is expected; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export function readOptions(args: string[], options: Options): Values {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values as Values
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ', 1)[0])
    throw error
  }
}

export function required(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing`)
  return value.trim()
}

export function wholeNumber(values: Values, name: string, { min, max }: { min: number; max: number }): number {
  const value = required(values, name)
  const number = /^\d+$/.test(value) ? Number(value) : NaN
  if (!(number >= min && number <= max))
    throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not "${value}"`)
  return number
}

/** Waits while the reader is behind, so a big export into a slow pipe does not fill the memory. */
export async function writeLine(to: NodeJS.WritableStream, line: string): Promise<void> {
  if (to.write(`${line}\n`)) return
  await new Promise<void>((resolve) => to.once('drain', resolve))
}
