/** Canned responses: the team's for whoever may keep them, one's own for oneself. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Role } from '@/domain/permissions'
import { API_BASE } from '@/protocol/hub-api'
import { agentStream, list } from './harness'
import type { TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const call = (method: string, path: string, role: Role, body?: object) =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })
const words = (shortcut: string, own: boolean) => ({ shortcut, title: 'Hello', texts: { en: 'Hi', es: 'Hola' }, own })
const save = (shortcut: string, own: boolean, role: Role) =>
  call('POST', '/canned', role, { id: randomUUID(), ...words(shortcut, own) })
const change = (id: string, part: object, role: Role) => call('PATCH', `/canned/${id}`, role, part)
const held = async (role: Role) =>
  list((await call('GET', '/snapshot', role)).body.canned!).map(({ shortcut }) => shortcut as unknown)

it('the team’s are kept by a supervisor, not by an agent, and everybody has them', async () => {
  expect(await save('team', false, 'agent')).toMatchObject({ status: 403 })
  const stream = await agentStream(hub, workspace.tokens.agent)
  const { body } = await save('team', false, 'supervisor')
  expect(body).toMatchObject({ shortcut: 'team', texts: { es: 'Hola' }, ownerId: null })
  const told = await stream.find((frame) => frame.event === 'log')
  expect(told.data).toMatchObject({ type: 'canned.changed', rows: { canned: [body] } })
  stream.close()
  expect(await held('agent')).toContain('team')
  expect(await call('DELETE', `/canned/${body.id as unknown as string}`, 'agent')).toMatchObject({ status: 403 })
})

it('one’s own are in nobody else’s way', async () => {
  const { body } = await save('mine', true, 'agent')
  const id = body.id as unknown as string
  expect(await held('agent')).toContain('mine')
  expect(await held('admin')).not.toContain('mine')
  expect(await change(id, { shortcut: 'theirs' }, 'admin')).toMatchObject({ status: 404 })
  expect(await call('DELETE', `/canned/${id}`, 'admin')).toMatchObject({ status: 404 })
  expect(await save('mine', true, 'admin')).toMatchObject({ status: 201 })
})

it('a shortcut answers to one of the team’s, whatever its case, until that is removed', async () => {
  const { body } = await save('once', false, 'admin')
  expect(await save('ONCE', false, 'admin')).toMatchObject({ status: 409, body: { error: { code: 'shortcut_taken' } } })
  const id = body.id as unknown as string
  expect((await change(id, { texts: { de: 'Hallo' } }, 'admin')).body).toMatchObject({
    shortcut: 'once',
    texts: { de: 'Hallo' },
  })
  const other = (await save('twice', false, 'admin')).body.id as unknown as string
  expect(await change(other, { shortcut: 'Once' }, 'admin')).toMatchObject({ status: 409 })
  for (const _ of [1, 2]) expect((await call('DELETE', `/canned/${id}`, 'admin')).status).toBe(204)
  expect(await held('admin')).not.toContain('once')
  expect(await change(id, { title: 'Back' }, 'admin')).toMatchObject({ status: 404 })
  expect(await save('ONCE', false, 'admin')).toMatchObject({ status: 201 })
})

it.each([
  ['no text', { texts: {} }],
  ['a language that is none', { texts: { english: 'Hi', 'x!': 'Hi' } }],
  ['a shortcut of two words', { shortcut: 'two words' }],
  ['an empty text', { texts: { en: '  ' } }],
])('refuses %s', async (_, part) => {
  const body = { ...words(randomUUID(), true), ...part }
  expect(await call('POST', '/canned', 'agent', { id: randomUUID(), ...body })).toMatchObject({ status: 400 })
})
