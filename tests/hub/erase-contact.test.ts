/** Erasing a contact leaves nothing of them in any table, nor in the event log. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { everythingOf, tablesWith } from './everything-of'
import { agentStream, aConversation, aVisitor, list } from './harness'
import type { TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const call = (method: string, path: string, body?: object, role: 'admin' | 'supervisor' | 'agent' = 'admin') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })

it('leaves nothing of them in any table, nor in the log, and everybody else as they were', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const stays = await aConversation(hub, workspace, 'I stay')
  const merged = await aConversation(hub, workspace, 'About zyxelword')
  await everythingOf({ hub, workspace, visitor, conversationId: conversation.id, word: 'zyxelword' })
  await call('POST', `/contacts/${visitor.contactId}/merge`, {
    ...{ id: randomUUID(), otherId: merged.visitor.contactId, fromOther: [] },
  })
  const before = await tablesWith(hub, ['zyxelword', Buffer.from('zyxelword').toString('hex')])
  expect(before).toEqual(
    expect.arrayContaining(['attachment_parts', 'contact_merges', 'contact_notes', 'contacts', 'events', 'messages']),
  )
  const stream = await agentStream(hub, workspace.tokens.agent)
  const answer = await call('DELETE', `/contacts/${visitor.contactId}`)
  expect(answer).toMatchObject({ status: 200, body: { conversations: 2 } })
  expect(await tablesWith(hub, ['zyxelword', Buffer.from('zyxelword').toString('hex')])).toEqual([])
  // Only the logs still have their numbers: who follows one must drop its copies, and the other says what was done.
  expect(await tablesWith(hub, [visitor.contactId, conversation.id, merged.visitor.contactId])).toEqual([
    'audit_log',
    'events',
  ])
  const told = await stream.find((frame) => frame.event === 'log')
  expect(told.data).toMatchObject({ type: 'contact.erased', removed: { contacts: [visitor.contactId] } })
  stream.close()
  expect(list((await stays.visitor.api('GET', '/messages')).body.messages!)).toHaveLength(1)
  const log = await hub.deps.pool.query<{ seq: number }>(
    'SELECT seq FROM events WHERE workspace_id = $1 ORDER BY seq',
    [workspace.id],
  )
  expect(log.rows.map(({ seq }) => seq)).toEqual(log.rows.map((_, index) => index + 1))
})

it('is for admins, and the visitor who writes again is somebody new', async () => {
  const { visitor } = await aConversation(hub, workspace, 'First life')
  const path = `/contacts/${visitor.contactId}`
  expect((await call('DELETE', path, undefined, 'supervisor')).status).toBe(403)
  expect((await call('DELETE', path)).status).toBe(200)
  expect((await call('DELETE', path)).status).toBe(404)
  const again = await aVisitor(hub, workspace.inboxId, visitor.token)
  expect(again.conversationId).toBeNull()
  expect((await again.say('Second life')).status).toBe(202)
  expect((await call('GET', path)).body).toMatchObject({ name: null, email: null, labelIds: [] })
  expect(list((await again.api('GET', '/messages')).body.messages!)).toHaveLength(1)
})

it('stands up to messages that arrive at the same moment', async () => {
  const { visitor } = await aConversation(hub, workspace)
  const says = Array.from({ length: 20 }, (_, n) => visitor.say(`Message ${n}`))
  const [erased] = await Promise.all([call('DELETE', `/contacts/${visitor.contactId}`), ...says])
  expect(erased.status).toBe(200)
  for (const said of await Promise.all(says)) expect(said.status).toBe(202)
})
