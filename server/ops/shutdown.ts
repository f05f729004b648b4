/** Stops a hub in order: no new work, streams told to go elsewhere, work under way finished, then what they stand on. */
import type { Logger } from './logger'

export interface Shutdown {
  isDraining(): boolean
  /** Steps run in the order they were added; one that fails or takes longer than `longestMs` does not stop the rest. */
  add(name: string, step: () => Promise<void> | void): void
  /** Runs the steps once, however often it is called. */
  run(reason: string): Promise<void>
}

export function createShutdown(logger: Logger, longestMs = 10_000): Shutdown {
  const steps: { name: string; step: () => Promise<void> | void }[] = []
  let running: Promise<void> | null = null

  async function attempt({ name, step }: (typeof steps)[number]) {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${longestMs} ms`)), longestMs)
    })
    try {
      await Promise.race([step(), late])
    } catch (error) {
      logger.error({ step: name, error }, 'could not stop cleanly')
    } finally {
      clearTimeout(timer)
    }
  }

  async function all(reason: string) {
    logger.info({ reason }, 'stopping')
    for (const step of steps) await attempt(step)
    logger.info({ reason }, 'stopped')
  }

  return {
    isDraining: () => running !== null,
    add: (name, step) => void steps.push({ name, step }),
    run: (reason) => (running ??= all(reason)),
  }
}
