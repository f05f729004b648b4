import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAddressGuard, type Resolver } from './address-guard'
import { createOutgoingClient, type OutgoingClient } from './client'

const servers: Server[] = []
const clients: OutgoingClient[] = []
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()))
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function serve(listener: RequestListener): Promise<{ port: number; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(server)
  return { port: (server.address() as AddressInfo).port, server }
}

const toLoopback: Resolver = async () => [{ address: '127.0.0.1', family: 4 }]

/** `allowed` names hosts that stand for public ones here: every name leads to this machine. */
function client(allowed: string[], resolver: Resolver = toLoopback) {
  const made = createOutgoingClient({ guard: createAddressGuard({ allowed, resolver }) })
  clients.push(made)
  return made
}

describe('the outgoing client', () => {
  it('sends what it is given and answers with status, headers and body', async () => {
    const { port } = await serve((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () =>
        response
          .writeHead(418, { 'x-seen': `${request.method} ${request.url} ${String(request.headers['x-test'])} ${body}` })
          .end('short and stout'),
      )
    })
    const url = `http://api.example:${port}/brew?a=1`
    const response = await client(['api.example']).fetch({
      url,
      method: 'POST',
      headers: { 'X-Test': 'yes' },
      body: 'tea',
    })
    expect(response).toMatchObject({ status: 418, url, headers: { 'x-seen': 'POST /brew?a=1 yes tea' } })
    expect(response.body.toString()).toBe('short and stout')
  })

  it('a name that resolves into a private network is refused, and nothing is connected to', async () => {
    const reached = vi.fn()
    const { port, server } = await serve((_request, response) => response.end())
    server.on('connection', reached)
    await expect(client([]).fetch({ url: `http://evil.example:${port}/` })).rejects.toMatchObject({
      code: 'address_not_allowed',
    })
    expect(reached).not.toHaveBeenCalled()
  })

  it('a name that changes its mind after the check gains nothing', async () => {
    const { port } = await serve((_request, response) => response.end('private'))
    const answers = ['93.184.215.14', '127.0.0.1']
    const resolver = vi.fn(async () => [{ address: answers.shift()!, family: 4 }])
    // The only look-up says "public", and that address is the one connected to (nothing answers there in a test).
    const asked = client([], resolver).fetch({ url: `http://rebind.example:${port}/`, timeoutMs: 300 })
    await expect(asked).rejects.toMatchObject({ name: 'OutgoingError' })
    expect(resolver).toHaveBeenCalledTimes(1)
  })

  it.each([
    'http://127.0.0.1:1/',
    'http://2130706433/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/',
    'http://inside.example/',
    'file:///etc/passwd',
  ])('a redirect to %s is refused', async (location) => {
    const { port } = await serve((_request, response) => response.writeHead(302, { location }).end())
    const asked = client([`api.example:${port}`]).fetch({ url: `http://api.example:${port}/` })
    await expect(asked).rejects.toMatchObject({ code: 'address_not_allowed' })
  })

  it('follows redirects, no more than it may', async () => {
    const { port } = await serve((request, response) => {
      const left = Number(request.url!.slice(1))
      if (left === 0) response.end('arrived')
      else response.writeHead(301, { location: `/${left - 1}` }).end()
    })
    const { fetch } = client(['api.example'])
    expect((await fetch({ url: `http://api.example:${port}/3` })).body.toString()).toBe('arrived')
    await expect(fetch({ url: `http://api.example:${port}/4` })).rejects.toMatchObject({ reason: 'too_many_redirects' })
    await expect(fetch({ url: `http://api.example:${port}/1`, maxRedirects: 0 })).rejects.toMatchObject({
      reason: 'too_many_redirects',
    })
  })

  it('credentials stay with the origin they were meant for', async () => {
    const seen: unknown[] = []
    const second = await serve((request, response) => {
      seen.push(request.headers.authorization, request.headers['x-api-key'], request.headers['x-plain'])
      response.end()
    })
    const first = await serve((_request, response) =>
      response.writeHead(302, { location: `http://other.example:${second.port}/` }).end(),
    )
    await client(['api.example', 'other.example']).fetch({
      url: `http://api.example:${first.port}/`,
      headers: { Authorization: 'Bearer secret', 'X-Api-Key': 'secret', 'X-Plain': 'yes' },
    })
    expect(seen).toEqual([undefined, undefined, 'yes'])
  })

  it('a body is not carried to another origin', async () => {
    const { port } = await serve((_request, response) =>
      response.writeHead(307, { location: `http://other.example:${port}/` }).end(),
    )
    const asked = client(['api.example', 'other.example']).fetch({
      url: `http://api.example:${port}/`,
      method: 'POST',
      body: 'api_key=secret',
    })
    await expect(asked).rejects.toMatchObject({ reason: 'bad_redirect' })
  })

  it('a POST that is redirected with 303 becomes a GET without its body', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/made') response.end(`${request.method} ${request.headers['content-type'] ?? 'no body'}`)
      else response.writeHead(303, { location: '/made' }).end()
    })
    const response = await client(['api.example']).fetch({
      url: `http://api.example:${port}/`,
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'x',
    })
    expect(response.body.toString()).toBe('GET no body')
  })

  it.each([
    ['announced', { 'content-length': '3000000' }],
    ['streamed without end', {}],
  ])('a body that is too long (%s) is not read to its end', async (_how, headers) => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, headers)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384, 'a')));
      }
      response.on('drain', more)
      more()
    })
    const asked = client(['api.example']).fetch({ url: `http://api.example:${port}/`, maxBytes: 100_000 })
    await expect(asked).rejects.toMatchObject({ reason: 'response_too_large' })
  })

  it.each([
    ['never answers', () => {}],
    ['never finishes its answer', (_request, response) => void response.writeHead(200).write('a')],
  ] satisfies [string, RequestListener][])('a server that %s runs into the time limit', async (_what, listener) => {
    const { port } = await serve(listener)
    const asked = client(['api.example']).fetch({ url: `http://api.example:${port}/`, timeoutMs: 150 })
    await expect(asked).rejects.toMatchObject({ reason: 'timeout' })
  })

  it('who asked can give up', async () => {
    const { port } = await serve(() => {})
    const giveUp = new AbortController()
    const asked = client(['api.example']).fetch({ url: `http://api.example:${port}/`, signal: giveUp.signal })
    giveUp.abort()
    await expect(asked).rejects.toMatchObject({ reason: 'aborted' })
  })

  it('a closed port is unreachable, and an address that is none is refused', async () => {
    const { fetch } = client(['api.example'])
    await expect(fetch({ url: 'http://api.example:1/' })).rejects.toMatchObject({ reason: 'unreachable' })
    await expect(fetch({ url: 'not an address' })).rejects.toMatchObject({ code: 'address_not_allowed' })
  })

  it('tells the outcome of each request', async () => {
    const { port } = await serve((_request, response) => response.end())
    const outcomes: string[] = []
    const made = createOutgoingClient({
      guard: createAddressGuard({ allowed: ['api.example'], resolver: toLoopback }),
      onOutcome: (outcome) => outcomes.push(outcome),
    })
    clients.push(made)
    await made.fetch({ url: `http://api.example:${port}/` })
    await expect(made.fetch({ url: `http://127.0.0.1:${port}/` })).rejects.toThrow()
    await expect(made.fetch({ url: 'http://api.example:1/' })).rejects.toThrow()
    expect(outcomes).toEqual(['answered', 'refused', 'unreachable'])
  })
})
