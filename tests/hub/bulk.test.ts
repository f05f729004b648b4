/** One change to several conversations: what one refuses is told, and done to the others. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { aConversation, agentStream, aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'

let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace
let theirs: TestWorkspace
let made: string[]

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase())
  ours = await aSignedInWorkspace(hub)
  theirs = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})
beforeEach(async () => {
  made = []
  for (let i = 0; i < 4; i += 1) made.push((await aConversation(hub, ours, `Question ${i}`)).conversation.id)
})

type Role = keyof TestWorkspace['tokens']
const change = (conversationIds: string[], body: object, role: Role = 'agent') =>
  hub.api('POST', `${API_BASE}/conversations/changes`, {
    ...{ token: ours.tokens[role], body: { conversationIds, change: body } },
  })
const read = async (id: string) =>
  (await hub.api('GET', `${API_BASE}/conversations/${id}`, { token: ours.tokens.agent })).body.conversations![0]!
const idOf = (role: Role) => ours.agents.find((member) => member.role === role)!.id

describe('one change to several conversations', () => {
  it('is made to each, and told to everybody', async () => {
    const stream = await agentStream(hub, ours.tokens.supervisor, Number(str((await read(made[3]!)).version)))
    const { status, body } = await change(made, { status: 'resolved' })
    expect(status).toBe(200)
    expect(list(body.refused!)).toEqual([])
    expect(
      list(body.conversations!)
        .map((row) => str(row.id))
        .sort(),
    ).toEqual([...made].sort())
    for (const id of made) expect(await read(id)).toMatchObject({ status: 'resolved' })
    await stream.until((frames) => made.every((id) => frames.some((frame) => JSON.stringify(frame).includes(id))))
    stream.close()
  })

  it('adds and takes away labels without touching the ones somebody else has set', async () => {
    const [late, vip] = [randomUUID(), randomUUID()]
    for (const id of [late, vip])
      await hub.api('POST', `${API_BASE}/labels`, {
        ...{ token: ours.tokens.admin, body: { id, name: id.slice(0, 8), hue: 5 } },
      })
    await change([made[0]!], { addLabelIds: [vip] })
    await change(made.slice(0, 2), { addLabelIds: [late] })
    expect((await read(made[0]!)).labelIds).toEqual([vip, late])
    expect((await read(made[1]!)).labelIds).toEqual([late])
    await change(made.slice(0, 2), { removeLabelIds: [late] })
    expect((await read(made[0]!)).labelIds).toEqual([vip])
    expect((await change(made, { addLabelIds: [randomUUID()] })).body.refused).toHaveLength(made.length)
  })

  it('marks them as read to their end', async () => {
    expect(await read(made[1]!)).toMatchObject({ unreadCount: 1 })
    await change(made, { read: true })
    for (const id of made) expect(await read(id)).toMatchObject({ unreadCount: 0 })
  })

  it('leaves out what this agent may not change and what is not there, and says which', async () => {
    await change([made[0]!], { assigneeId: idOf('supervisor') }, 'supervisor')
    const nowhere = randomUUID()
    const { body } = await change([...made, nowhere, made[1]!], { assigneeId: idOf('agent') })
    expect(
      list(body.conversations!)
        .map((row) => str(row.id))
        .sort(),
    ).toEqual(made.slice(1).sort())
    expect(list(body.refused!)).toEqual(
      expect.arrayContaining([
        { conversationId: made[0], code: 'permission_denied' },
        { conversationId: nowhere, code: 'conversation_not_found' },
      ]),
    )
    expect(await read(made[0]!)).toMatchObject({ assigneeId: idOf('supervisor') })
  })

  it('never reaches another workspace’s conversation', async () => {
    const { conversation } = await aConversation(hub, theirs)
    const { body } = await change([conversation.id, made[0]!], { status: 'resolved' })
    expect(list(body.refused!)).toEqual([{ conversationId: conversation.id, code: 'conversation_not_found' }])
    const still = await hub.api('GET', `${API_BASE}/conversations/${conversation.id}`, { token: theirs.tokens.agent })
    expect(still.body.conversations![0]).toMatchObject({ status: 'open' })
  })

  it('takes no more than a hundred at a time', async () => {
    expect(
      (
        await change(
          Array.from({ length: 101 }, () => randomUUID()),
          { read: true },
        )
      ).status,
    ).toBe(400)
  })
})
