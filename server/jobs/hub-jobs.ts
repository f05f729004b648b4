/** The job queue of one hub process: at work from its start where it works, opened by the first job where it only sends. */
import type { JobHandlers, JobQueue } from './jobs'
import { startJobQueue, type JobQueueOptions } from './queue'

export interface HubJobs extends Pick<JobQueue, 'send'> {
  work(handlers: JobHandlers): Promise<void>
  close(): Promise<void>
}

export function createHubJobs(options: Omit<JobQueueOptions, 'handlers'>): HubJobs {
  let queue: Promise<JobQueue> | null = null
  function open(handlers: JobHandlers): Promise<JobQueue> {
    queue ??= startJobQueue({ ...options, handlers }).catch((error: unknown) => {
      queue = null // the next one tries again
      throw error
    })
    return queue
  }
  return {
    async work(handlers) {
      await open(handlers)
    },
    async send(name, input, sending) {
      await (await open({})).send(name, input, sending)
    },
    async close() {
      await (await queue)?.close()
    },
  }
}
