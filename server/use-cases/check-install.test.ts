import { AppError } from '@/domain/errors'
import { InboxId } from '@/domain/ids'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { OutgoingError, type FetchGuarded } from '../http/client'
import { createCheckInstall, verdictOf } from './check-install'

const inbox = InboxId.parse(randomUUID())
const snippet = (id: string) => `<script async src="https://hub.example/widget/loader.js" data-inbox="${id}"></script>`

it('finds the snippet of this inbox, in whatever order and quotes it was written', () => {
  expect(verdictOf(`<body>${snippet(inbox)}</body>`, inbox)).toBe('found')
  expect(
    verdictOf(`<SCRIPT data-inbox='${inbox.toUpperCase()}' src=//hub.example/widget/loader.js defer></SCRIPT>`, inbox),
  ).toBe('found')
})

it('tells another inbox’s snippet, and none, from it', () => {
  expect(verdictOf(snippet(randomUUID()), inbox)).toBe('other')
  expect(verdictOf(`<!-- ${snippet(inbox)} --><p data-inbox="${inbox}">`, inbox)).toBe('missing')
  expect(verdictOf(`<script src="/else.js" data-inbox="${inbox}"></script>`, inbox)).toBe('missing')
})

const allowedDomains = ['shop.example']
const ask = (fetchGuarded: FetchGuarded, url = 'https://shop.example/') =>
  createCheckInstall(fetchGuarded)({ inboxId: inbox, url, allowedDomains })
const page =
  (html: string, url = 'https://shop.example/', status = 200): FetchGuarded =>
  async () => ({ status, headers: {}, body: Buffer.from(html), url })

it('says when the page did not answer, or answered that it will not', async () => {
  expect(await ask(page('', 'https://shop.example/', 403))).toMatchObject({ verdict: 'refused', status: 403 })
  const silent: FetchGuarded = () => Promise.reject(new OutgoingError('timeout'))
  expect(await ask(silent)).toMatchObject({ verdict: 'unreachable', status: null })
})

it('says when the page is in a private network, which is no fault of the page', async () => {
  const guarded: FetchGuarded = () => Promise.reject(new AppError('address_not_allowed'))
  expect(await ask(guarded, 'http://127.0.0.1/')).toMatchObject({ verdict: 'private', status: null })
})

it('says when the snippet is there and its domain is not allowed, also after a redirect', async () => {
  expect(await ask(page(snippet(inbox)))).toMatchObject({ verdict: 'found', status: 200 })
  expect(await ask(page(snippet(inbox), 'https://www.shop.example/'))).toEqual({
    verdict: 'blocked',
    status: 200,
    url: 'https://www.shop.example/',
  })
})
