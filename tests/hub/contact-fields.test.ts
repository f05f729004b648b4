/** The workspace's own fields of a contact: what they take, and what becomes of the values. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import type { FieldKind } from '@/domain/contact-field'
import { agentStream, aConversation, list, str } from './harness'
import type { TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const call = (method: string, path: string, body?: object, role: 'admin' | 'agent' = 'agent') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })

async function aField(kind: FieldKind, choices: string[] = []) {
  const id = randomUUID()
  const made = await call('POST', '/contact-fields', { id, name: `A ${kind}`, kind, choices, rank: 0 }, 'admin')
  expect(made.status).toBe(201)
  return id
}
async function aContact() {
  const { conversation } = await aConversation(hub, workspace)
  return `/contacts/${conversation.contactId}`
}

it('holds a value of its own kind and refuses any other', async () => {
  const [number, date, choice] = [await aField('number'), await aField('date'), await aField('choice', ['Gold'])]
  const contact = await aContact()
  const set = (fields: object) => call('PATCH', contact, { fields })
  expect((await set({ [number]: 42.5, [date]: '2026-02-28', [choice]: 'Gold' })).body.fields).toEqual({
    [number]: 42.5,
    [date]: '2026-02-28',
    [choice]: 'Gold',
  })
  for (const wrong of [{ [number]: '42' }, { [date]: '2026-02-30' }, { [choice]: 'Tin' }])
    expect(await set(wrong)).toMatchObject({ status: 422, body: { error: { code: 'contact_field_value_invalid' } } })
  expect((await set({ [randomUUID()]: 'x' })).status).toBe(404)
  expect((await call('GET', contact)).body.fields).toMatchObject({ [number]: 42.5, [choice]: 'Gold' })
})

it('changes only the values that are named, and takes one away by null', async () => {
  const [club, size] = [await aField('text'), await aField('text')]
  const contact = await aContact()
  await call('PATCH', contact, { fields: { [club]: 'C-1', [size]: 'M' } })
  expect((await call('PATCH', contact, { fields: { [club]: null } })).body.fields).toEqual({ [size]: 'M' })
})

it('keeps a value that is no longer among the choices until somebody changes it', async () => {
  const tier = await aField('choice', ['Gold', 'Silver'])
  const contact = await aContact()
  await call('PATCH', contact, { fields: { [tier]: 'Gold' } })
  await call('PATCH', `/contact-fields/${tier}`, { choices: ['Silver', 'Silver'] }, 'admin')
  expect((await call('PATCH', contact, { name: 'Ana', fields: { [tier]: 'Gold' } })).body.fields).toEqual({
    [tier]: 'Gold',
  })
  await call('PATCH', contact, { fields: { [tier]: 'Silver' } })
  expect((await call('PATCH', contact, { fields: { [tier]: 'Gold' } })).status).toBe(422)
})

it('is told to every agent, and gone from every contact with one event when it is removed', async () => {
  const field = await aField('text')
  const contact = await aContact()
  await call('PATCH', contact, { fields: { [field]: 'M' } })
  expect(list((await call('GET', '/snapshot')).body.contactFields!).map(({ id }) => id)).toContain(field)
  const stream = await agentStream(hub, workspace.tokens.agent)
  expect((await call('DELETE', `/contact-fields/${field}`, undefined, 'admin')).status).toBe(204)
  const removed = await stream.find((frame) => frame.event === 'log')
  expect(removed.data).toMatchObject({ type: 'contactField.removed', removed: { contactFields: [field] } })
  expect((await call('GET', contact)).body.fields).toEqual({})
  stream.close()
})

it('stands where it is put, by one event for all of them, and one that is gone holds nobody up', async () => {
  const [club, size, birthday] = [await aField('text'), await aField('text'), await aField('date')]
  const stream = await agentStream(hub, workspace.tokens.agent)
  const ids = [birthday, randomUUID(), club, size]
  expect((await call('PUT', '/contact-fields/order', { ids })).status).toBe(403)
  const answer = await call('PUT', '/contact-fields/order', { ids }, 'admin')
  expect(list(answer.body.contactFields!).map(({ id, rank }) => [id, rank])).toEqual([
    [birthday, 0],
    [club, 1],
    [size, 2],
  ])
  const told = await stream.find((frame) => frame.event === 'log')
  expect(told.data).toMatchObject({ rows: { contactFields: [{ id: club }, { id: size }] } })
  stream.close()
})

it('says how many contacts have a value in it, and how many forms ask for it', async () => {
  const [used, unused] = [await aField('text'), await aField('number')]
  for (const value of ['M', 'L']) await call('PATCH', await aContact(), { fields: { [used]: value } })
  const path = `/inboxes/${workspace.inboxId}/widget`
  const { settings } = (await call('GET', path, undefined, 'admin')).body
  const fields = [{ key: used, required: false }]
  await call('PUT', path, { ...settings, preChat: { ask: 'always', fields } }, 'admin')
  const uses = list((await call('GET', '/contact-fields/uses')).body.uses!)
  expect(uses.find(({ id }) => str(id) === used)).toMatchObject({ contacts: 2, forms: 1 })
  expect(uses.find(({ id }) => str(id) === unused)).toMatchObject({ contacts: 0, forms: 0 })
})

it('is set up by an admin only, and a choice has something to choose', async () => {
  const body = { id: randomUUID(), name: 'Size', kind: 'choice', choices: [], rank: 0 }
  expect((await call('POST', '/contact-fields', body)).status).toBe(403)
  expect((await call('POST', '/contact-fields', body, 'admin')).status).toBe(400)
})
