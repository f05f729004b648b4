import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { WidgetMessage } from '@/protocol/widget-api'
import { CallFailed } from './client'
import { fakeStorage } from './fake-storage'
import { createKept } from './kept'
import { aWidgetMessage } from './messages.fixture'
import { createOutbox } from './outbox'

type Answer = 'stored' | 'lost before' | 'lost after' | 'refused'

/** A hub that keeps each id once, and a network that does to each request what the script says. */
function aHub(script: Answer[] = []) {
  const stored: { id: string; text: string }[] = []
  return {
    stored,
    async sendMessage({ id, text }: { id: string; text: string }): Promise<WidgetMessage> {
      const answer = script.shift() ?? 'stored'
      if (answer === 'lost before') throw new CallFailed('again', 'hub_unreachable')
      if (answer === 'refused') throw new CallFailed('refused', 'invalid_request')
      if (!stored.some((message) => message.id === id)) stored.push({ id, text })
      if (answer === 'lost after') throw new CallFailed('again', 'hub_unreachable')
      return { ...aWidgetMessage({ text }), id: id as WidgetMessage['id'] }
    },
  }
}

function anOutbox(hub: ReturnType<typeof aHub>, storage = fakeStorage(), now = () => 1000) {
  const closed = new AbortController()
  const onSent = vi.fn()
  const outbox = createOutbox({
    kept: createKept('inbox', () => storage),
    client: hub,
    onChange: () => {},
    onSent,
    signal: closed.signal,
    wait: () => Promise.resolve(),
    random: () => 0.5,
    now,
  })
  return { outbox, onSent, storage, close: () => closed.abort() }
}

describe('the visitor’s outbox', () => {
  it('loses nothing, doubles nothing and keeps the order, whatever the network does and however often the page is left', async () => {
    const answers = fc.array(fc.constantFrom<Answer>('stored', 'lost before', 'lost after'), { maxLength: 30 })
    const pages = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(answers, pages, async (script, messagesPerPage) => {
        const hub = aHub([...script])
        const storage = fakeStorage()
        const written: string[] = []
        for (const count of messagesPerPage) {
          const { outbox, close } = anOutbox(hub, storage)
          outbox.flush()
          for (let i = 0; i < count; i++) {
            written.push(`message ${written.length}`)
            outbox.add(written.at(-1)!)
          }
          await Promise.resolve()
          close() // the visitor follows a link in the middle of it
        }
        const { outbox } = anOutbox(hub, storage)
        outbox.flush()
        await vi.waitFor(() => expect(outbox.list()).toEqual([]))
        expect(hub.stored.map(({ text }) => text)).toEqual(written)
      }),
      { numRuns: 60 },
    )
  })

  it('two tabs that send the same queue at once do not change its order', async () => {
    const hub = aHub()
    const first = anOutbox(hub)
    const second = anOutbox(hub, first.storage)
    for (const text of ['one', 'two', 'three']) first.outbox.add(text)
    second.outbox.flush()
    await vi.waitFor(() => expect(second.outbox.list()).toEqual([]))
    expect(hub.stored.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  })

  it('says nothing is sent before the hub has it', async () => {
    const hub = aHub(Array<Answer>(3).fill('lost before'))
    const { outbox, onSent } = anOutbox(hub)
    outbox.add('Hello')
    expect(outbox.list()).toMatchObject([{ text: 'Hello', failure: null }])
    await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce())
    expect(hub.stored).toHaveLength(1)
  })

  it('keeps a refused message with its reason, and does not hold up the next one', async () => {
    const hub = aHub(['refused'])
    const { outbox } = anOutbox(hub)
    outbox.add('Refused')
    outbox.add('Taken')
    await vi.waitFor(() => expect(hub.stored).toHaveLength(1))
    expect(outbox.list()).toMatchObject([{ text: 'Refused', failure: 'invalid_request' }])
  })

  it('sends a refused message again under the same id when asked', async () => {
    const hub = aHub(['refused'])
    const { outbox } = anOutbox(hub)
    outbox.add('Once more')
    await vi.waitFor(() => expect(outbox.list()[0]?.failure).toBe('invalid_request'))
    const { id } = outbox.list()[0]!
    outbox.retry(id)
    await vi.waitFor(() => expect(outbox.list()).toEqual([]))
    expect(hub.stored).toEqual([{ id, text: 'Once more' }])
  })

  it('keeps the order of messages written within one millisecond', async () => {
    const hub = aHub()
    const { outbox } = anOutbox(hub)
    const texts = Array.from({ length: 12 }, (_, n) => `${n}`)
    for (const text of texts) outbox.add(text)
    await vi.waitFor(() => expect(outbox.list()).toEqual([]))
    expect(hub.stored.map(({ text }) => text)).toEqual(texts)
  })
})
