import 'fake-indexeddb/auto'
import type { ConversationId, MessageId } from '@/domain/ids'
import { anId } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InboxDb } from './db'
import { draftPreviews, draftAt, draftsOf, saveDraft } from './drafts'

let db: InboxDb
beforeEach(() => {
  db = new InboxDb(`drafts-${anId()}`)
})
afterEach(() => db.delete())

const [one, two] = [anId<ConversationId>('cv'), anId<ConversationId>('cv')]
const quotedId = anId<MessageId>('me')

describe('drafts', () => {
  it('pain 12: each conversation, mode and quoted message has its own', async () => {
    const places = [
      { conversationId: one, mode: 'reply', quotedId: null },
      { conversationId: one, mode: 'reply', quotedId },
      { conversationId: one, mode: 'note', quotedId: null },
      { conversationId: two, mode: 'reply', quotedId: null },
    ] as const
    for (const [i, place] of places.entries()) await saveDraft(db, place, `draft ${i}`, i)
    for (const [i, place] of places.entries()) expect((await draftAt(db, place))?.text).toBe(`draft ${i}`)
    expect((await draftsOf(db, one)).map(({ text }) => text)).toEqual(['draft 2', 'draft 1', 'draft 0'])
  })

  it('are gone when nothing is left of their text', async () => {
    const place = { conversationId: one, mode: 'reply', quotedId: null } as const
    await saveDraft(db, place, 'Hello')
    expect(await draftPreviews(db)).toEqual(new Map([[one, 'Hello']]))
    await saveDraft(db, place, '  \n')
    expect(await draftPreviews(db)).toEqual(new Map())
  })
})
