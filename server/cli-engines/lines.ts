/** JSON lines in, JSON lines out, one answer per question and in its order, each as soon as it is known. */
import type { z } from 'zod'
import { UsageError, writeLine, type Io } from '@/server/cli/command'

export async function answerLines<S extends z.ZodType>(
  { stdin, stdout }: Io,
  schema: S,
  answer: (question: z.output<S>) => Promise<object> | object,
): Promise<void> {
  let number = 0
  for await (const line of linesOf(stdin)) {
    number++
    if (!line.trim()) continue
    await writeLine(stdout, JSON.stringify(await answer(parseLine(line, number, schema))))
  }
}

function parseLine<S extends z.ZodType>(line: string, number: number, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(line))
  } catch (cause) {
    throw new UsageError(`Line ${number} is not a question this command knows`, { cause })
  }
}

/** Node's own reader of lines also ends them at U+2028, which JSON may hold inside a string. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8')
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}
