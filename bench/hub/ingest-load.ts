/** Agents' messages over HTTP, a fixed number of them always under way. */
import { randomUUID } from 'node:crypto'
import { Pool } from 'undici'
import { onTask } from './load'

export interface IngestTask {
  origin: string
  headers: Record<string, string>
  conversationIds: string[]
  text: string
  concurrency: number
  warmUpMs: number
  measureMs: number
}

onTask<IngestTask, { perSecond: number }>(async (task) => {
  const pool = new Pool(task.origin, { connections: task.concurrency, pipelining: 1 })
  const headers = { ...task.headers, 'content-type': 'application/json' }
  let done = 0
  let isOver = false

  async function writer(number: number) {
    const conversationId = task.conversationIds[number % task.conversationIds.length]!
    const path = `/api/v1/conversations/${conversationId}/messages`
    while (!isOver) {
      const body = JSON.stringify({ id: randomUUID(), content: { kind: 'text', text: task.text }, quotedId: null })
      const response = await pool.request({ path, method: 'POST', headers, body })
      await response.body.dump()
      if (response.statusCode !== 202) throw new Error(`a message was answered ${response.statusCode}`)
      done += 1
    }
  }

  const writers = Promise.all(Array.from({ length: task.concurrency }, (_, number) => writer(number)))
  const measured = (async () => {
    await new Promise((resolve) => setTimeout(resolve, task.warmUpMs))
    const [from, at] = [done, performance.now()]
    await new Promise((resolve) => setTimeout(resolve, task.measureMs))
    return (done - from) / ((performance.now() - at) / 1000)
  })()
  const perSecond = await Promise.race([measured, writers.then(() => measured)])
  isOver = true
  return { perSecond }
})
