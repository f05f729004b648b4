/** Finds the command, runs it, and turns what went wrong into a sentence and an exit code. */
import { StartError } from '@/server/start-error'
import { readOptions, UsageError, type Command, type Io } from './command'
import { COMMANDS } from './commands'

/** 0 done · 1 could not be done · 2 typed wrongly. */
export async function runCommand(
  args: string[],
  io: Io,
  commands: Record<string, Command> = COMMANDS,
): Promise<0 | 1 | 2> {
  if (args.length === 0 || args[0] === '--help' || args[0] === 'help') {
    io.stderr.write(help(commands))
    return args.length === 0 ? 2 : 0
  }
  const name = [args.slice(0, 2).join(' '), args[0]!].find((words) => Object.hasOwn(commands, words))
  if (name === undefined) {
    io.stderr.write(`There is no command "${args[0]}".\n\n${help(commands)}`)
    return 2
  }
  const command = commands[name]!
  const rest = args.slice(name.split(' ').length)
  if (rest.includes('--help')) {
    io.stderr.write(`${name} ${command.usage}\n${command.summary}\n`)
    return 0
  }
  try {
    await command.run(readOptions(rest, command.options), io)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`${error.message}.\nUsage: ${name} ${command.usage}\n`)
      return 2
    }
    if (!(error instanceof StartError)) throw error
    io.stderr.write(`${error.message}\n`)
    return 1
  }
}

function help(commands: Record<string, Command>): string {
  const lines = Object.entries(commands).map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}\n`)
  return `npm run --silent cli -- COMMAND\n\n${lines.join('')}\nThe database is DATABASE_URL's, or the one in --data DIR (ALONGSIDE_DATA, or .data).\n`
}
