import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { createAddressOf } from './address'

async function seen(proxies: number, forwarded?: string) {
  const addressOf = createAddressOf(proxies)
  const app = new Hono().get('/', (c) => c.text(addressOf(c as never)))
  const headers = forwarded === undefined ? undefined : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers })).text()
}

it('believes no header where no proxy was named', async () => {
  expect(await seen(0, '203.0.113.9')).toBe('unknown')
})

it('takes what the outermost proxy of ours saw, not what the client wrote before it', async () => {
  expect(await seen(1, '10.0.0.1, 203.0.113.9')).toBe('203.0.113.9')
  expect(await seen(2, 'forged, 203.0.113.9, 192.0.2.4')).toBe('203.0.113.9')
})

it('falls back to the socket where the header is missing or too short', async () => {
  expect(await seen(1)).toBe('unknown')
  expect(await seen(2, '203.0.113.9')).toBe('unknown')
})
