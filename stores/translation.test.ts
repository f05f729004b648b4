import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { beforeEach, expect, it, vi } from 'vitest'
import { db } from '@/data/db'
import type { ErrorCode } from '@/domain/errors'
import type { MessageId } from '@/domain/ids'
import { useTranslationStore } from './translation'

const wanted = { id: 'm-1' as MessageId, text: '¿Llega el viernes?', likelyFrom: 'en', to: 'en' }
const done = { state: 'done', text: 'Does it come on Friday?', from: 'es', to: 'en' }

/** From which languages the hub was asked to translate, and what it says to each. */
let askedFrom: (string | null)[]
let refuse: (from: string | null) => ErrorCode | null
beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  await db.delete()
  await db.open()
  askedFrom = []
  refuse = () => null
  fakeBrowser.runtime.sendMessage = vi.fn(async (message: unknown) => {
    const { from } = (message as { input: { from: string | null } }).input
    askedFrom.push(from)
    const code = refuse(from)
    return code ? { ok: false, code } : { ok: true, value: { text: done.text, from: 'es', engine: 'hub' } }
  })
})

it('a message is translated from the language it is in, whatever its writer’s browser speaks', async () => {
  const store = useTranslationStore()
  await store.toggle(wanted)
  expect(store.byMessage.get(wanted.id)).toEqual(done)
  expect(askedFrom).toEqual([null])
})

it('the writer’s language helps an engine that cannot tell', async () => {
  refuse = (from) => (from === null ? 'translation_failed' : null)
  const store = useTranslationStore()
  await store.toggle({ ...wanted, likelyFrom: 'es' })
  expect(store.byMessage.get(wanted.id)).toEqual(done)
  expect(askedFrom).toEqual([null, 'es'])
})

it('where there is no translator, nobody is asked twice', async () => {
  refuse = () => 'translation_not_configured'
  const store = useTranslationStore()
  await store.toggle(wanted)
  expect(store.byMessage.get(wanted.id)).toEqual({ state: 'failed', code: 'translation_not_configured' })
  expect(askedFrom).toEqual([null])
})
