/** The network between the browser and the hub, as a TCP relay that a test can cut. */
import type { AddressInfo, Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'

export interface Wire {
  /** What the agent types as the hub's address. */
  url: string
  /** `refuse`: connections break and new ones are refused. `stall`: they hang, as behind a dead router. */
  cut(how?: 'refuse' | 'stall'): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

/** Relays a fixed local port to the hub's port; `target` is asked at each connection, since a restarted hub may move. */
export async function createWire(target: () => number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let stalled = false

  const serve = (near: Socket) => {
    sockets.add(near)
    near.once('close', () => sockets.delete(near))
    near.on('error', () => near.destroy())
    if (stalled) return near.pause()
    const far = connect(target(), '127.0.0.1')
    sockets.add(far)
    far.once('close', () => {
      sockets.delete(far)
      near.destroy()
    })
    near.once('close', () => far.destroy())
    far.on('error', () => near.destroy())
    near.pipe(far).pipe(near)
    return undefined
  }

  const listen = (port: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer(serve)
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve(server))
    })
  const stop = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  let server: Server | null = await listen(0)
  const { port } = server.address() as AddressInfo

  async function mend(): Promise<void> {
    if (stalled) for (const socket of sockets) socket.destroy()
    stalled = false
    server ??= await listen(port)
  }

  return {
    url: `http://127.0.0.1:${port}`,
    mend,
    async cut(how = 'refuse') {
      if (how === 'stall') {
        stalled = true
        for (const socket of sockets) socket.pause()
        return
      }
      if (server) await stop(server)
      server = null
    },
    async close() {
      if (server) await stop(server)
      server = null
    },
  }
}
