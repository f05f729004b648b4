import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { busContract, typing, ws } from './bus.contract'
import { natsBus } from './nats'

let port: number
let server: ChildProcess
const url = () => `nats://127.0.0.1:${port}`
const open = () => natsBus({ url: url(), problem: () => {}, backoff: () => 5, firstAttempts: 400 })

async function startServer() {
  server = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  await once(server, 'spawn')
}
async function stopServer() {
  const exited = once(server, 'exit')
  server.kill('SIGKILL')
  await exited
}

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  port = (probe.address() as AddressInfo).port
  await new Promise((resolve) => probe.close(resolve))
  await startServer()
})
afterAll(stopServer)

describe('the bus over NATS', () => {
  busContract(async () => [await open(), await open()])

  it('after the broker was killed and came back rings everything, then goes on in both directions', async () => {
    const [a, b] = [await open(), await open()]
    const heard: unknown[] = []
    const typed = vi.fn()
    b.onRing((workspaceId) => heard.push(workspaceId))
    b.onSignal(typed)

    await stopServer()
    await vi.waitFor(() => expect(a.isConnected() || b.isConnected()).toBe(false))
    a.ring(ws('rung-while-away'))
    await startServer()

    await vi.waitFor(() => expect(heard).toContain(null), 5_000)
    await vi.waitFor(() => expect(a.isConnected() && b.isConnected()).toBe(true))
    a.ring(ws('afterwards'))
    a.signal(ws('afterwards'), typing(1))
    await vi.waitFor(() => expect(heard).toContain('afterwards'))
    await vi.waitFor(() => expect(typed).toHaveBeenCalled())
    await Promise.all([a.close(), b.close()])
  })

  it('what other programs send on the broker is refused, and named a problem', async () => {
    const problem = vi.fn()
    const bus = await natsBus({ url: url(), problem })
    const stranger = await connect({ servers: url() })
    stranger.publish('alongside.ring', '')
    stranger.publish('alongside.signal', '{"workspaceId":"shop"}')
    await vi.waitFor(() => expect(problem).toHaveBeenCalledTimes(2))
    expect(problem).toHaveBeenCalledWith('message', expect.anything())
    await Promise.all([stranger.close(), bus.close()])
  })

  it('rejects when no broker answers', async () => {
    const nowhere = { url: 'nats://127.0.0.1:1', problem: () => {}, backoff: () => 1, firstAttempts: 2 }
    await expect(natsBus(nowhere)).rejects.toThrow()
  })
})
