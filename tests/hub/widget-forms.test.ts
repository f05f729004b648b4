/** What a website inbox asks and shows: set up by an admin, filled in by a visitor, found on the contact. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { aSignedInWorkspace, aVisitor, list, str } from './harness'
import type { TestHub, TestVisitor, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const api = (method: string, path: string, body?: object, role: 'admin' | 'agent' = 'admin') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })
const widget = () => `/inboxes/${workspace.inboxId}/widget`
const asked = (key: string, required = false, labels = {}) => ({ key, required, labels })
async function publish(change: object) {
  const { settings } = (await api('GET', widget())).body
  const answer = await api('PUT', widget(), { ...(settings as object), ...change })
  expect(answer.status).toBe(200)
  return answer
}
const configOf = async (visitor: TestVisitor) => (await visitor.api('GET', '/config')).body
const keys = (fields: unknown) => (fields as { key: string }[] | null)?.map(({ key }) => key) ?? null
const send = (visitor: TestVisitor, text: string, form?: object) =>
  visitor.api('POST', '/messages', { id: randomUUID(), text, ...(form ? { form } : {}) })

it('gives the page what was published, in its own language or the shop’s first', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  await publish({
    languages: ['en', 'es'],
    greeting: { en: 'Hello', es: 'Hola' },
    texts: { en: { title: 'Ask' } },
    brand: '#112233',
  })
  expect(await configOf(visitor)).toMatchObject({ greeting: 'Hola', texts: { title: 'Ask' }, brand: '#112233' })
})

it('takes only settings that make sense, and only from who may manage the workspace', async () => {
  const { settings } = (await api('GET', widget())).body
  for (const wrong of [{ brand: 'red' }, { allowedDomains: ['no spaces please'] }, { shopName: '' }, { languages: [] }])
    expect((await api('PUT', widget(), { ...(settings as object), ...wrong })).status, JSON.stringify(wrong)).toBe(400)
  expect((await api('PUT', widget(), settings as object, 'agent')).status).toBe(403)
})

it('asks before a chat what is not known yet, and puts the answers on the contact and into the conversation', async () => {
  await publish({ preChat: { ask: 'unknown', fields: [asked('name', true), asked('email', true), asked('phone')] } })
  const visitor = await aVisitor(hub, workspace.inboxId)
  expect(keys((await configOf(visitor)).preChat)).toEqual(['name', 'email', 'phone'])
  const answers = [
    { key: 'name', value: 'Ana' },
    { key: 'email', value: 'ana@correo.example' },
  ]
  expect((await send(visitor, 'Is it in stock?', { kind: 'pre_chat', answers })).status).toBe(202)
  expect((await configOf(visitor)).preChat).toBeNull() // in the middle of a conversation nobody is asked
  const contact = await api('GET', `/contacts/${visitor.contactId}`)
  expect(contact.body).toMatchObject({ name: 'Ana', email: 'ana@correo.example', phone: null })
  const { conversationId } = await aVisitor(hub, workspace.inboxId, visitor.token)
  const page = await api('GET', `/conversations/${conversationId}/messages`)
  expect(list(page.body.activities!)[0]).toMatchObject({
    actor: { kind: 'contact' },
    what: { kind: 'form_answered', form: 'pre_chat', answers: [{ key: 'name', value: 'Ana' }, { key: 'email' }] },
  })
  await api('PATCH', `/conversations/${conversationId}`, { status: 'resolved' })
  expect(keys((await configOf(visitor)).preChat)).toEqual(['phone'])
  await publish({ preChat: { ask: 'always', fields: [asked('name', true)] } })
  expect(keys((await configOf(visitor)).preChat)).toEqual(['name'])
})

it('asks for a message and where to answer it, when that is switched on and nobody is there', async () => {
  for (const role of Object.keys(workspace.tokens) as ('admin' | 'agent')[])
    await api('PUT', '/me/availability', { availability: 'away' }, role)
  await publish({ preChat: { ask: 'never', fields: [] }, offline: { on: true, fields: [asked('email', true)] } })
  const visitor = await aVisitor(hub, workspace.inboxId)
  const { offline, preChat } = await configOf(visitor)
  expect([keys(offline), preChat]).toEqual([['email', 'question'], null])
})

it('goes by the hours of the workspace, whoever is there, when the shop wants it so', async () => {
  const rules = (await api('GET', '/settings/assignment')).body
  const set = (days: unknown[]) =>
    api('PUT', '/settings/assignment', { ...rules, hours: { timeZone: 'Europe/Oslo', days } })
  const everyDay = (day: object | null) => Array.from({ length: 7 }, () => day)
  await api('PUT', '/me/availability', { availability: 'available' })
  await publish({ offline: { on: true, when: 'hours', fields: [asked('email', true)] } })
  const visitor = await aVisitor(hub, workspace.inboxId)
  await set(everyDay(null))
  const closed = await configOf(visitor)
  expect([closed.staffed, keys(closed.offline)]).toEqual([false, ['email', 'question']])
  await set(everyDay({ fromMinute: 0, toMinute: 24 * 60 }))
  const open = await configOf(visitor)
  expect([open.staffed, open.offline]).toEqual([true, null])
})

it('does not undo what somebody else published meanwhile', async () => {
  const seen = (await api('GET', widget())).body
  const settings = seen.settings as object
  expect((await api('PUT', `${widget()}?version=${str(seen.version)}`, { ...settings, edge: 30 })).status).toBe(200)
  const late = await api('PUT', `${widget()}?version=${str(seen.version)}`, { ...settings, edge: 40 })
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'widget_changed' } } })
  expect((await api('GET', widget())).body.settings).toMatchObject({ edge: 30 })
})

it('looks into a page for the snippet, though not into those of a private network', async () => {
  const look = await api('POST', `/inboxes/${workspace.inboxId}/install-check`, { url: 'http://127.0.0.1:1/' })
  expect(look.body).toMatchObject({ verdict: 'private', status: null })
})

it('remembers where the widget was seen, without what may name a person', async () => {
  expect((await api('GET', widget())).body.seen).toBeNull()
  const visitor = await aVisitor(hub, workspace.inboxId)
  const visit = { id: randomUUID(), title: 'Jacket', referrer: null, enteredAt: Date.now(), spentMs: 0, leaving: false }
  await visitor.api('POST', '/visits', { ...visit, url: 'http://localhost:8080/jacket?token=secret#me' })
  const { seen, script } = (await api('GET', widget())).body
  expect(str(seen!.url)).toBe('http://localhost:8080/jacket')
  expect(str(script)).toBe(`${hub.url}/widget/loader.js`)
})

it('is nobody else’s to see or change', async () => {
  const theirs = await aSignedInWorkspace(hub)
  const path = `${API_BASE}${widget()}`
  expect((await hub.api('GET', path, { token: theirs.tokens.admin })).status).toBe(404)
})
