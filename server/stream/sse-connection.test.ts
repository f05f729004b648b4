import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, vi } from 'vitest'
import { SseConnection } from './sse-connection'

/** A response whose client has gone away before anything was written. */
async function abandoned(): Promise<ServerResponse> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' })
  client.on('error', () => {}) // it is we who hang up
  client.end()
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  client.destroy()
  await once(response, 'close')
  server.close()
  return response
}

it('a client that left while its stream was being prepared is known to be gone', async () => {
  const left = vi.fn()
  const connection = new SseConnection({ response: await abandoned(), headers: {}, onCut: vi.fn() })
  connection.onClose(left)
  expect(connection.isOpen).toBe(false)
  expect(left).toHaveBeenCalledOnce()
  connection.write(Buffer.from('event: x\n\n'))
  expect(await connection.writePaced(Buffer.from('event: x\n\n'))).toBe(false)
})
