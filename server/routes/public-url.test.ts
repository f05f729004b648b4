import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { createPublicUrlOf } from './public-url'

async function told(options: Parameters<typeof createPublicUrlOf>[0], headers: Record<string, string> = {}) {
  const publicUrlOf = createPublicUrlOf(options)
  const app = new Hono().get('/', (c) => c.text(publicUrlOf(c as never)))
  return (await app.request('http://hub.example:4500/', { headers })).text()
}

it('is what the operator says, else where the request was made to', async () => {
  expect(await told({ configured: 'https://chat.example', proxies: 0 })).toBe('https://chat.example')
  expect(await told({ configured: undefined, proxies: 0 })).toBe('http://hub.example:4500')
})

it('believes only a proxy of the operator’s own that TLS ended before the hub', async () => {
  const headers = { 'x-forwarded-proto': 'https' }
  expect(await told({ configured: undefined, proxies: 1 }, headers)).toBe('https://hub.example:4500')
  expect(await told({ configured: undefined, proxies: 0 }, headers)).toBe('http://hub.example:4500')
  expect(await told({ configured: undefined, proxies: 1 }, { 'x-forwarded-proto': 'javascript' })).toBe(
    'http://hub.example:4500',
  )
})
