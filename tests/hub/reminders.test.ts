/** Notes that call on a colleague, conversations put aside, and those to be followed up. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { wakeConversations } from '@/server/use-cases/wake-conversations'
import { aConversation, str, text } from './harness'
import type { Loose, TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

type Who = 'admin' | 'supervisor' | 'agent'
const idOf = (who: Who) => workspace.agents.find(({ role }) => role === who)!.id
const call = (method: string, id: string, path: string, body?: object, who: Who = 'agent') =>
  hub.api(method, `${API_BASE}/conversations/${id}${path}`, { token: workspace.tokens[who], ...(body ? { body } : {}) })
const rowOf = async (id: string): Promise<Loose> => (await call('GET', id, '')).body.conversations![0 as never]!
const change = (id: string, body: object, who: Who = 'agent') => call('PATCH', id, '', body, who)
const wake = (inMs: number) => wakeConversations(hub.deps, Date.now() + inMs)
const HOUR = 3_600_000

describe('a note that calls on a colleague', () => {
  const note = (id: string, mentions: string[], noteId: string = randomUUID()) =>
    call('POST', id, '/notes', { id: noteId, text: '@Admin please look', mentions })

  it('marks the conversation for them until they have read the note', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const { body } = await note(conversation.id, [idOf('admin'), idOf('admin')])
    expect(body.mentions).toEqual([idOf('admin')])
    const position = body.position as unknown as number
    expect((await rowOf(conversation.id)).mentioned).toEqual([{ agentId: idOf('admin'), position }])
    await call('POST', conversation.id, '/read', { position }, 'supervisor')
    await call('POST', conversation.id, '/read', { position: position - 1 }, 'admin')
    expect((await rowOf(conversation.id)).mentioned).toHaveLength(1)
    await call('POST', conversation.id, '/read', { position }, 'admin')
    expect((await rowOf(conversation.id)).mentioned).toEqual([])
  })

  it('calls on nobody who is not of the team, nor on its author, and once when it is sent twice', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const id = randomUUID()
    const sent = await note(conversation.id, ['somebody', idOf('agent'), idOf('admin')], id)
    expect(sent.body.mentions).toEqual([idOf('admin')])
    expect(await note(conversation.id, [idOf('admin')], id)).toMatchObject({ status: 201, body: sent.body })
    expect((await rowOf(conversation.id)).mentioned).toHaveLength(1)
  })

  it('never reaches the contact, not even that there is one', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const stream = await visitor.stream()
    await note(conversation.id, [idOf('admin')])
    await call('POST', conversation.id, '/messages', { id: randomUUID(), content: text('After the note') })
    const frame = await stream.find(({ event }) => event === 'messages')
    stream.close()
    const seen = JSON.stringify([frame, (await visitor.api('GET', '/messages')).body])
    expect(seen).toContain('After the note')
    for (const secret of ['please look', 'mention', idOf('admin'), idOf('agent')]) expect(seen).not.toContain(secret)
  })
})

describe('a snoozed conversation', () => {
  it('is back when its time has come, for who holds it, until somebody looks', async () => {
    const { conversation } = await aConversation(hub, workspace)
    await change(conversation.id, { assigneeId: idOf('admin') }, 'admin')
    await change(conversation.id, { status: 'snoozed', snoozedUntilAt: Date.now() + HOUR })
    expect(await rowOf(conversation.id)).toMatchObject({ status: 'snoozed', snoozedBy: idOf('agent'), returned: null })
    await wake(HOUR - 60_000)
    expect(await rowOf(conversation.id)).toMatchObject({ status: 'snoozed' })
    await wake(HOUR + 60_000)
    const back = await rowOf(conversation.id)
    expect(back).toMatchObject({ status: 'open', snoozedUntilAt: null, snoozedBy: null })
    expect(back.returned).toMatchObject({ reason: 'snoozed', agentId: idOf('admin') })
    await call('POST', conversation.id, '/read', { position: back.lastPosition as unknown as number })
    expect((await rowOf(conversation.id)).returned).toBeNull()
  })

  it('that nobody holds is back for who put it aside', async () => {
    const { conversation } = await aConversation(hub, workspace)
    await change(conversation.id, { status: 'snoozed', snoozedUntilAt: Date.now() + HOUR })
    await wake(2 * HOUR)
    expect((await rowOf(conversation.id)).returned).toMatchObject({ agentId: idOf('agent') })
  })
})

describe('a follow-up', () => {
  it('opens even a resolved conversation again, if the contact has not written', async () => {
    const { conversation } = await aConversation(hub, workspace)
    await change(conversation.id, { followUpAt: Date.now() + HOUR })
    expect(await rowOf(conversation.id)).toMatchObject({ status: 'open', followUpBy: idOf('agent') })
    await change(conversation.id, { status: 'resolved' })
    await wake(2 * HOUR)
    const back = await rowOf(conversation.id)
    expect(back).toMatchObject({ status: 'open', followUpAt: null, followUpBy: null })
    expect(back.returned).toMatchObject({ reason: 'follow_up', agentId: idOf('agent') })
  })

  it('is void once the contact has written, there or in a newer conversation', async () => {
    const [here, elsewhere] = [await aConversation(hub, workspace), await aConversation(hub, workspace)]
    for (const { conversation } of [here, elsewhere]) await change(conversation.id, { followUpAt: Date.now() + HOUR })
    await here.visitor.say('Found it')
    expect(await rowOf(here.conversation.id)).toMatchObject({ followUpAt: null, followUpBy: null })
    await change(elsewhere.conversation.id, { status: 'resolved' })
    await elsewhere.visitor.say('Another thing')
    await wake(2 * HOUR)
    const old = await rowOf(elsewhere.conversation.id)
    expect(old).toMatchObject({ status: 'resolved', followUpAt: null, returned: null })
    expect(str(old.id)).toBe(elsewhere.conversation.id)
  })

  it('can be called off', async () => {
    const { conversation } = await aConversation(hub, workspace)
    await change(conversation.id, { followUpAt: Date.now() + HOUR })
    await change(conversation.id, { followUpAt: null })
    await wake(2 * HOUR)
    expect(await rowOf(conversation.id)).toMatchObject({ followUpBy: null, returned: null })
  })
})
