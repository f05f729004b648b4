/** Labels: on conversations and contacts, and gone everywhere when removed. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { LabelId } from '@/domain/ids'
import { changeLabel, createLabel, removeLabel } from '@/server/use-cases/manage-labels'
import { agentStream, aConversation, list } from './harness'
import type { TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const call = (method: string, path: string, body?: object, role: 'admin' | 'agent' = 'agent') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })
const aLabel = async (name: string) => {
  const label = { id: LabelId.parse(randomUUID()), name, hue: 120 }
  expect((await call('POST', '/labels', label, 'admin')).status).toBe(201)
  return label
}
const labels = async () => list((await call('GET', '/snapshot')).body.labels!).map((label) => label.id as unknown)

it('is put on a conversation and a contact by anybody, once', async () => {
  const { conversation } = await aConversation(hub, workspace)
  const { id } = await aLabel('Sizing')
  const change = { labelIds: [id, id] }
  expect((await call('PATCH', `/conversations/${conversation.id}`, change)).body.labelIds).toEqual([id])
  expect((await call('PATCH', `/contacts/${conversation.contactId}`, change)).body.labelIds).toEqual([id])
})

it('leaves every row it was on when it is removed, with one event', async () => {
  const { conversation } = await aConversation(hub, workspace)
  const [gone, stays] = [await aLabel('Gone'), await aLabel('Stays')]
  await call('PATCH', `/conversations/${conversation.id}`, { labelIds: [gone.id, stays.id] })
  const stream = await agentStream(hub, workspace.tokens.agent)
  expect((await call('DELETE', `/labels/${gone.id}`, undefined, 'admin')).status).toBe(204)
  const removed = await stream.find((frame) => frame.event === 'log')
  expect(removed.data).toMatchObject({ type: 'label.removed', removed: { labels: [gone.id] } })
  const { body } = await call('GET', `/conversations/${conversation.id}`)
  expect(body.conversations![0]!.labelIds).toEqual([stays.id])
  expect(await labels()).not.toContain(gone.id)
  expect((await call('PATCH', `/conversations/${conversation.id}`, { labelIds: [gone.id] })).status).toBe(404)
  stream.close()
})

it('is there or gone as the last of several changes at once says', async () => {
  const [removed, again] = [await aLabel('Changed, then removed'), await aLabel('Removed, then made again')]
  const commit = hub.deps.commit
  await Promise.all([
    commit(workspace.id, createLabel({ id: LabelId.parse(randomUUID()), name: 'First', hue: 1 })), // alone; the rest share a transaction
    commit(workspace.id, changeLabel(removed.id, { hue: 7 })),
    commit(workspace.id, removeLabel(workspace.id, removed.id)),
    commit(workspace.id, removeLabel(workspace.id, again.id)),
    commit(workspace.id, createLabel(again)),
  ])
  expect(await labels()).toContain(again.id)
  expect(await labels()).not.toContain(removed.id)
})
