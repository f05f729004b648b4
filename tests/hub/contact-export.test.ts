/** Everything known of a contact, as a zip: nothing of theirs is missing, nothing of anybody else's is in it. */
import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { thatFit } from '@/server/export/export-contact'
import { EXPORTED, HOLDINGS, LEFT_OUT } from '@/server/store/contact-holdings'
import { everythingOf, tablesWith } from './everything-of'
import { aConversation, list, str } from './harness'
import type { Loose, TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

const WORD = 'quixoticword'
let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const call = (method: string, path: string, body?: object, role: 'admin' | 'supervisor' = 'admin') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })
const prepare = (contactId: string) => call('POST', `/contacts/${contactId}/export`)

async function download(path: string) {
  const response = await fetch(`${hub.url}${path}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { response, bytes }
}
async function exportOf(contactId: string) {
  const { bytes } = await download(str((await prepare(contactId)).body.path))
  const files = unzipSync(bytes)
  return { files, document: JSON.parse(strFromU8(files['contact.json']!)) as Loose }
}
async function everything() {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const merged = await aConversation(hub, workspace, `About ${WORD}`)
  await everythingOf({ hub, workspace, visitor, conversationId: conversation.id, word: WORD })
  const other = { id: randomUUID(), otherId: merged.visitor.contactId, fromOther: [] }
  await call('POST', `/contacts/${visitor.contactId}/merge`, other)
  return { visitor, conversation, merged }
}

it('has a place in the list for every table that can hold something of a contact', async () => {
  const { rows } = await hub.deps.pool.query<{ name: string }>(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public'
       AND (column_name ~ '^(contact|conversation|message|attachment|kept|visitor)_(id|handle)$'
         OR table_name IN ('contacts', 'conversations', 'messages'))`,
  )
  const names = rows.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(10)
  expect(Object.keys(HOLDINGS)).toEqual(expect.arrayContaining(names))
  const { visitor, conversation, merged } = await everything()
  const ids = [visitor.contactId, conversation.id, merged.visitor.contactId, merged.conversation.id]
  const found = await tablesWith(hub, [WORD, Buffer.from(WORD).toString('hex'), ...ids])
  expect(Object.keys(HOLDINGS)).toEqual(expect.arrayContaining(found))
})

it('holds every row and file of theirs, and says what is left out and why', async () => {
  const stranger = await aConversation(hub, workspace, 'Somebody else’s words')
  const { visitor, conversation, merged } = await everything()
  const prepared = await prepare(visitor.contactId)
  expect(prepared).toMatchObject({ status: 201, body: { conversations: 2, files: 1 } })
  const { files, document } = await exportOf(visitor.contactId)

  for (const { table, as } of EXPORTED) expect(list(document[as]!).length, `${as}, of ${table}`).toBeGreaterThan(0)
  expect(list(document.messages!)).toHaveLength(Number(prepared.body.messages))
  expect(list(document.contact!)[0]).toMatchObject({ name: WORD, email: `${WORD}@mail.example` })
  expect(
    list(document.conversations!)
      .map(({ id }) => str(id))
      .toSorted(),
  ).toEqual([conversation.id, merged.conversation.id].toSorted())
  expect(list(document.ratings!)[0]).toMatchObject({ stars: 4, comment: WORD })
  expect(str(list(document.visits!)[0]!.entered_at)).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(document.about!.leftOut).toEqual(LEFT_OUT)
  expect(Object.values(document.names!)).toContainEqual(expect.stringMatching(/^admin of /))

  const [name] = Object.keys(files).filter((each) => each.startsWith('files/'))
  expect(name).toMatch(/quixoticword\.txt$/)
  expect(strFromU8(files[name!]!)).toBe(WORD)
  const whole = JSON.stringify(document)
  expect(whole).not.toContain('Somebody else')
  expect(whole).not.toContain(stranger.visitor.contactId)
})

it('is for whoever may erase, by a link that opens once, and is written to the audit log by number', async () => {
  const { visitor } = await aConversation(hub, workspace)
  const { contactId } = visitor
  expect((await call('POST', `/contacts/${contactId}/export`, undefined, 'supervisor')).status).toBe(403)
  expect((await call('POST', `/contacts/${randomUUID()}/export`)).status).toBe(404)
  const path = str((await prepare(contactId)).body.path)
  const { response } = await download(path)
  expect(response.headers.get('content-type')).toBe('application/zip')
  expect(response.headers.get('content-disposition')).toContain('.zip')
  expect((await download(path)).response.status).toBe(410)
  const [entry] = list((await call('GET', '/audit?subject=contact')).body.entries!)
  expect(entry).toMatchObject({ action: 'contact.exported', target: contactId })
})

it('opens for nobody who may no longer erase, nor once the contact is erased', async () => {
  const { visitor } = await aConversation(hub, workspace)
  const supervisor = workspace.agents.find(({ role }) => role === 'supervisor')!.id
  const may = (granted: string[]) => call('PATCH', `/agents/${supervisor}`, { granted })
  await may(['contact.erase'])
  const theirs = await call('POST', `/contacts/${visitor.contactId}/export`, undefined, 'supervisor')
  expect(theirs.status).toBe(201)
  await may([])
  expect((await download(str(theirs.body.path))).response.status).toBe(403)
  const path = str((await prepare(visitor.contactId)).body.path)
  await call('DELETE', `/contacts/${visitor.contactId}`)
  expect((await download(path)).response.status).toBe(410)
})

it('names the files that do not fit into one archive', () => {
  const all = [3, 5, 2].map((sizeBytes, at) => ({ id: `f${at}`, sizeBytes }))
  expect(thatFit(all, 6)).toEqual({ taken: [all[0], all[2]], tooMany: ['f1'] })
})
