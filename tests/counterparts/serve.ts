/** Puts a counterpart on a port of this machine, or behind a function that asks it as the outgoing client would. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FetchGuarded } from '@/server/http/client'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  /** Names in lower case. */
  headers: Record<string, string>
  body: string
}
export interface Answered {
  status: number
  headers: Record<string, string>
  body: string
}
export interface Counterpart {
  answer(asked: Asked): Promise<Answered> | Answered
}

export async function serve(counterpart: Counterpart): Promise<{ url: string; host: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url!, 'http://here')
      const asked = {
        method: request.method!,
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      void Promise.resolve(counterpart.answer(asked)).then(({ status, headers, body }) =>
        response.writeHead(status, headers).end(body),
      )
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Without a network. What the outgoing client does with redirects and private addresses is its own tests' business. */
export function fetchFrom(counterpart: Counterpart): FetchGuarded {
  return async ({ url, method = 'GET', headers = {}, body = '' }) => {
    const { pathname, searchParams } = new URL(url)
    const lowered = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value])
    const answered = await counterpart.answer({
      method,
      path: pathname,
      query: searchParams,
      headers: Object.fromEntries(lowered),
      body: typeof body === 'string' ? body : Buffer.from(body).toString('utf8'),
    })
    return { ...answered, body: Buffer.from(answered.body), url }
  }
}
