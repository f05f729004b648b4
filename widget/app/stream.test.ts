// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { CallFailed } from './client'
import { follow, type StreamOptions } from './stream'

const frame = (version: number) => `id: ${version}\nevent: messages\ndata: {"messages":[]}\n\n`

/** Answers each connection with the next of `answers`, then ends the test. */
function followed(answers: (string | Error)[], options: Partial<StreamOptions> = {}) {
  const done = new AbortController()
  const asked: number[] = []
  let version = 3
  const run = follow({
    client: {
      async stream(since) {
        asked.push(since)
        const answer = answers.shift()
        if (answer === undefined) done.abort()
        if (answer instanceof Error) throw answer
        return new Response(answer ?? '')
      },
    },
    since: () => version,
    onFrame: (_frame, id) => (version = id),
    onConnection: () => {},
    onExpired: async () => {},
    signal: done.signal,
    wait: async () => {},
    random: () => 0.5,
    ...options,
  })
  return { run, asked }
}

describe('following the conversation', () => {
  it('resumes after the last version it took', async () => {
    const { run, asked } = followed([frame(4) + frame(9), frame(12)])
    await run
    expect(asked).toEqual([3, 9, 12])
  })

  it('asks again after a lost connection, from where it was', async () => {
    const { run, asked } = followed([frame(5), new CallFailed('again', 'hub_unreachable'), frame(6)])
    await run
    expect(asked).toEqual([3, 5, 5, 6])
  })

  it('takes the transcript anew when the hub no longer knows what came after', async () => {
    let expired = 0
    const { run } = followed([new CallFailed('refused', 'cursor_expired')], { onExpired: async () => void expired++ })
    await run
    expect(expired).toBe(1)
  })

  it('waits longer each time the hub is not there, and little once it was', async () => {
    const waits: number[] = []
    const gone = () => new CallFailed('again', 'hub_unreachable')
    const { run } = followed([gone(), gone(), gone(), frame(4), gone()], { wait: async (ms) => void waits.push(ms) })
    await run
    expect(waits).toEqual([250, 500, 1000, 250, 500])
  })

  it('goes on after a frame it cannot read, and says so', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { run, asked } = followed(['event: messages\ndata: {broken\n\n' + frame(8)])
    await run
    expect(asked).toEqual([3, 8])
    expect(said).toHaveBeenCalledOnce()
    said.mockRestore()
  })
})
