// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { db } from '@/data/db'
import type { Conversation } from '@/domain/conversation'
import type { ConversationId } from '@/domain/ids'
import { aContact, aConversation } from '@/tests/factories'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { useSelectionStore } from './selection'

type Asked = { ids: ConversationId[]; change: object }
let asked: Asked[]
let refuse: ConversationId[]
let rows: Conversation[]

beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  asked = []
  refuse = []
  const people = ['Ana', 'Bo', 'Cy', 'Di'].map((name) => aContact({ name }))
  rows = people.map((person) => aConversation({ contactId: person.id, version: 1 }))
  await db.contacts.bulkPut(people)
  await db.conversations.bulkPut(rows)
  fakeBrowser.runtime.sendMessage = (async ({ input }: { input: Asked }) => {
    asked.push(input)
    const changed = input.ids.filter((id) => !refuse.includes(id))
    // As the background does: what the hub answered is in the database before the page hears of it.
    for (const id of changed) await db.conversations.update(id, { version: 5 })
    return {
      ok: true,
      value: {
        changed: changed.map((id) => ({ id, version: 5 })),
        refused: refuse.map((conversationId) => ({ conversationId, code: 'permission_denied' })),
      },
    }
  }) as never
})
const order = () => rows.map(({ id }) => id)
const chosen = () => order().flatMap((id, at) => (useSelectionStore().ids.has(id) ? [at] : []))

describe('choosing several', () => {
  it('a range grows and shrinks from where it began, and leaves what was chosen before it', () => {
    const selection = useSelectionStore()
    const ids = order()
    selection.toggle(ids[0]!)
    selection.toggle(ids[2]!)
    selection.extend(ids[3]!, ids)
    expect(chosen()).toEqual([0, 2, 3])
    selection.extend(ids[1]!, ids)
    expect(chosen()).toEqual([0, 1, 2])
    selection.toggle(ids[0]!)
    expect(chosen()).toEqual([1, 2])
    selection.clear()
    selection.extend(ids[2]!, ids, ids[1])
    expect(chosen()).toEqual([1, 2])
  })
})

it('what has left the list is not chosen any more', () => {
  const selection = useSelectionStore()
  selection.all(order())
  selection.keep(order().slice(1, 3))
  expect(chosen()).toEqual([1, 2])
})

describe('changing several', () => {
  it('names who was refused, keeps them chosen, and takes the rest back', async () => {
    const selection = useSelectionStore()
    selection.all(order())
    refuse = [rows[3]!.id]
    const outcome = await selection.apply({ status: 'resolved' })
    expect(outcome.changed).toBe(3)
    expect(outcome.refused).toMatchObject([
      { conversationId: rows[3]!.id, contact: { name: 'Di' }, code: 'permission_denied' },
    ])
    expect(chosen()).toEqual([3])
    refuse = []
    expect(await outcome.undo!()).toBe(0)
    expect(asked.at(-1)).toEqual({ ids: order().slice(0, 3), change: { status: 'open' } })
  })

  it('takes back only what nobody has changed since', async () => {
    const selection = useSelectionStore()
    selection.all(order())
    const outcome = await selection.apply({ status: 'resolved' })
    await db.conversations.update(rows[1]!.id, { version: 6 })
    expect(await outcome.undo!()).toBe(1)
    expect(asked.at(-1)!.ids).toEqual([rows[0]!.id, rows[2]!.id, rows[3]!.id])
  })

  it('offers no taking back of what cannot be', async () => {
    const selection = useSelectionStore()
    selection.all(order())
    expect((await selection.apply({ read: true })).undo).toBeNull()
  })
})
