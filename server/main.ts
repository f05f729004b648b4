/** The hub as a program: settings in, one line out when it is ready, a clean stop on a signal. */
import { readOptions } from './environment'
import { startHub } from './hub'
import { createLogger } from './ops/logger'
import { StartError } from './start-error'

const logger = createLogger({ level: process.env.LOG_LEVEL ?? 'info' })
try {
  const options = readOptions(process.env, process.argv.slice(2))
  const hub = await startHub({ ...options, logger })
  logger.info({ hub: hub.url, role: options.role, pid: process.pid }, 'ready')
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void hub.close(signal).then(() => process.exit(0)))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  logger.debug({ error }, 'could not start')
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
