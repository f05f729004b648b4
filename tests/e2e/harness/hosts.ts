/** A self-signed https server that answers for real names (`admin.shopify.com`), so content scripts run where they will. */
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import selfsigned from 'selfsigned'

export interface Hosts {
  port: number
  close(): Promise<void>
}

export async function serveHosts(handler: RequestListener): Promise<Hosts> {
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
  const server = createServer({ key: pems.private, cert: pems.cert }, handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
