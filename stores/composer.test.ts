import 'fake-indexeddb/auto'
import type { ConversationId, MessageId } from '@/domain/ids'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/data/db'
import { draftsOf, saveDraft } from '@/data/drafts'
import { useComposerStore } from './composer'
import { useSessionStore } from './session'

const [first, second] = ['c-1', 'c-2'] as ConversationId[] as [ConversationId, ConversationId]
const quoted = 'm-1' as MessageId
const stored = async (id: ConversationId) =>
  (await draftsOf(db, id)).map(({ mode, quotedId, text }) => ({ mode, quotedId, text }))

/** What the background is asked, and how it answers. */
let asked: { name: string; input: { text: string } }[]
let refuse = false
let answers: Record<string, unknown>
beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  await db.drafts.clear()
  asked = []
  refuse = false
  answers = {}
  fakeBrowser.runtime.sendMessage = vi.fn(async (message: unknown) => {
    asked.push(message as (typeof asked)[number])
    const value = answers[(message as (typeof asked)[number]).name] ?? null
    return refuse ? { ok: false, code: 'unexpected' } : { ok: true, value }
  })
})

describe('drafts', () => {
  it('pain 12: belong to their conversation, whichever is opened meanwhile', async () => {
    const composer = useComposerStore()
    await composer.open(first)
    composer.write('For the first')
    const opening = composer.open(second)
    expect(composer.text).toBe('')
    await opening
    composer.write('For the second')
    await composer.open(first)
    expect(composer.text).toBe('For the first')
    await expect.poll(() => stored(second)).toEqual([{ mode: 'reply', quotedId: null, text: 'For the second' }])
  })

  it('pain 12: a note’s text never becomes a reply’s', async () => {
    const composer = useComposerStore()
    await composer.open(first)
    composer.setMode('note')
    composer.write('Only for us')
    composer.setMode('reply')
    expect(composer.text).toBe('')
    composer.setMode('note')
    expect(composer.text).toBe('Only for us')
  })

  it('pain 12: come back where they were left, after a restart too', async () => {
    await db.drafts.put({
      key: `${first}|note|`,
      conversationId: first,
      mode: 'note',
      quotedId: null,
      text: 'Ask Mia',
      updatedAt: 5,
    })
    const composer = useComposerStore()
    await composer.open(first)
    expect([composer.mode, composer.text]).toEqual(['note', 'Ask Mia'])
  })

  it('pain 12: what is typed while the draft is being read is not overwritten by it', async () => {
    await db.drafts.put({
      key: `${first}|reply|`,
      conversationId: first,
      mode: 'reply',
      quotedId: null,
      text: 'Old',
      updatedAt: 5,
    })
    const composer = useComposerStore()
    const opening = composer.open(first)
    composer.write('New')
    await opening
    expect(composer.text).toBe('New')
  })

  it('a quoted message takes along what was being written, and gives it back', async () => {
    const composer = useComposerStore()
    await composer.open(first)
    composer.write('Yes')
    composer.quote(quoted)
    expect([composer.quotedId, composer.text]).toEqual([quoted, 'Yes'])
    await expect.poll(() => stored(first)).toEqual([{ mode: 'reply', quotedId: quoted, text: 'Yes' }])
  })
})

describe('sending', () => {
  it('empties the field at once and asks once, with an id of our own', async () => {
    const composer = useComposerStore()
    await composer.open(first)
    composer.write('Yes')
    const sending = composer.send('Yes', { seenPosition: 7 })
    expect(composer.text).toBe('')
    await sending
    expect(asked.map(({ name, input }) => [name, input.text])).toEqual([['message.send', 'Yes']])
  })

  it('gives the text back when it could not even be queued', async () => {
    const composer = useComposerStore()
    await composer.open(first)
    composer.write('Yes')
    refuse = true
    await expect(composer.send('Yes', { seenPosition: 7 })).rejects.toMatchObject({ code: 'unexpected' })
    expect(composer.text).toBe('Yes')
    expect(await stored(first)).toEqual([{ mode: 'reply', quotedId: null, text: 'Yes' }])
  })

  it('writes on what the send guard held back, at its place', async () => {
    const composer = useComposerStore()
    const place = { conversationId: first, mode: 'reply', quotedId: quoted } as const
    await composer.open(first)
    await saveDraft(db, place, 'Held back')
    answers['outbox.edit'] = place
    await composer.edit('m-9' as MessageId)
    expect(composer.place).toEqual(place)
    expect(composer.text).toBe('Held back')
  })

  it('a note is never sent as a message', async () => {
    const composer = useComposerStore()
    await composer.open(first)
    composer.setMode('note')
    composer.write('Only for us')
    await composer.send('Only for us', { seenPosition: 7 })
    expect(asked.map(({ name }) => name)).toEqual(['note.add'])
  })
})

it('pain 12: nothing of one person’s is there for the next one at the same browser', async () => {
  const composer = useComposerStore()
  await expect.poll(() => useSessionStore().status).toBe('signed-out') // storage has been read
  useSessionStore().session = {
    hubUrl: 'https://hub.example',
    agent: { id: 'a' },
    workspaceId: 'w',
    memberships: [],
  } as never
  await composer.open(first)
  composer.write('Between us')
  await expect.poll(() => stored(first)).toHaveLength(1)
  await db.drafts.clear() // what signing out does
  useSessionStore().session = null
  await composer.open(first)
  expect(composer.text).toBe('')
})
