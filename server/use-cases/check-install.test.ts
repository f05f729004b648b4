import { InboxId } from '@/domain/ids'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { OutgoingError } from '../http/client'
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

it('says when the page did not answer, or answered that it will not', async () => {
  const answers = (status: number) =>
    createCheckInstall(async () => ({ status, headers: {}, body: Buffer.from(''), url: '' }))
  expect(await answers(403)(inbox, 'https://shop.example')).toEqual({ verdict: 'refused', status: 403 })
  const silent = createCheckInstall(() => Promise.reject(new OutgoingError('timeout')))
  expect(await silent(inbox, 'https://shop.example')).toEqual({ verdict: 'unreachable', status: null })
})
