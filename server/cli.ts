/** The command line: `npm run --silent cli -- COMMAND`. Results go to stdout, everything else to stderr. */
import { runCommand } from './cli/run'

// `… | head` closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const { stdin, stdout, stderr, env } = process
process.exitCode = await runCommand(process.argv.slice(2), { stdin, stdout, stderr, env })
