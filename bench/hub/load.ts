/** Runs a load generator in a process of its own, so that it shares no event loop with what is measured. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** `program`: a file of this folder that calls `onTask`. */
export async function inProcess<Task, Result>(program: string, task: Task): Promise<Result> {
  const running = start<Task>(program, task)
  const [result] = (await Promise.race([
    once(running, 'message'),
    once(running, 'exit').then(([code]) => {
      throw new Error(`${program} ended with ${String(code)}`)
    }),
  ])) as [Result]
  running.kill()
  return result
}

/** The same, left running after its first message, until `stop`. */
export async function held<Task, Result>(
  program: string,
  task: Task,
): Promise<{ result: Result; stop: () => Promise<void> }> {
  const running = start<Task>(program, task)
  const [result] = (await once(running, 'message')) as [Result]
  const stop = async () => {
    running.kill()
    await once(running, 'exit')
  }
  return { result, stop }
}

function start<Task>(program: string, task: Task) {
  const running = fork(fileURLToPath(new URL(program, import.meta.url)), { execArgv: ['--import', 'tsx'] })
  running.send(task as object)
  return running
}

export function onTask<Task, Result>(work: (task: Task) => Promise<Result>): void {
  process.once('message', (task) => {
    work(task as Task).then(
      (result) => process.send!(result as object),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}
