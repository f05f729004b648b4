import 'fake-indexeddb/auto'
import { saveVisits } from '@/data/contacts'
import { InboxDb } from '@/data/db'
import { pendingReads, rememberRead } from '@/data/reads'
import type { ConversationId } from '@/domain/ids'
import { aContact, aConversation, anAgent, anId, aWorkspace } from '@/tests/factories'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { realClock } from './clock'
import { startEngine, type Engine } from './engine'
import { createOpenings } from './openings'
import { createPresence } from './presence'

const me = anAgent()
const contact = aContact()
const conversation = aConversation({ contactId: contact.id })
const snapshot = {
  cursor: 7,
  me,
  workspaces: [aWorkspace()],
  teams: [],
  agents: [me],
  inboxes: [],
  labels: [],
  contactFields: [],
  conversations: [conversation],
  contacts: [contact],
  more: false,
}
const visit = {
  id: anId('vi'),
  contactId: contact.id,
  url: 'https://shop.example/',
  title: 'Shop',
  referrer: null,
  enteredAt: 1,
  spentMs: 1,
}

let db: InboxDb
let engine: Engine | null
let asked: string[]
/** Answers of the hub by the end of a path, where the usual ones do not do. */
let answers: Record<string, () => Response | Promise<Response>>

function live(signal: AbortSignal): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('event: heartbeat\ndata: {"at":1,"seq":7}\n\n'))
      signal.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')))
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

async function hub(url: string, init: RequestInit): Promise<Response> {
  const path = new URL(url).pathname.replace('/api/v1', '')
  asked.push(path)
  const special = Object.keys(answers).find((end) => path.endsWith(end))
  if (special) return answers[special]!()
  if (path === '/snapshot') return Response.json(snapshot)
  if (path === '/events') return live(init.signal!)
  if (path.endsWith('/messages')) return Response.json({ messages: [], notes: [], activities: [], more: false })
  return new Response(null, { status: 204 })
}
const refused = (code: string, status: number) => () =>
  Response.json({ error: { code, message: '', details: {} } }, { status })

beforeEach(() => {
  fakeBrowser.reset()
  vi.stubGlobal('navigator', { locks: { request: (_name: string, work: () => Promise<void>) => work() } })
  vi.stubGlobal('fetch', hub)
  vi.spyOn(fakeBrowser.action, 'setBadgeText').mockImplementation(async () => {})
  vi.spyOn(fakeBrowser.action, 'setBadgeBackgroundColor').mockImplementation(async () => {})
  vi.spyOn(fakeBrowser.notifications, 'clear').mockImplementation(async () => true)
  db = new InboxDb(`engine-${anId()}`)
  engine = null
  asked = []
  answers = {}
})
afterEach(async () => {
  await engine?.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await db.delete()
})

function start(): Engine {
  const owner = { hubUrl: 'http://hub', agentId: me.id, workspaceId: aWorkspace().id }
  const session = { hubUrl: 'http://hub', agent: me, workspaceId: aWorkspace().id, memberships: [] }
  return (engine = startEngine(
    { token: 't', session, owner },
    {
      db,
      clock: realClock,
      openings: createOpenings(() => {}),
      presence: createPresence(() => {}),
      push: () => {},
      isShown: async () => false,
      onSignedOut: () => {},
    },
  ))
}

it('what was read of a conversation the hub no longer has is forgotten, and holds nothing else up', async () => {
  await rememberRead(db, anId<ConversationId>('gone'), 3)
  answers['/read'] = refused('conversation_not_found', 404)
  start()
  await vi.waitFor(() => expect(asked).toContain('/looking'))
  expect(await pendingReads(db)).toEqual([])
})

it('writes nothing once it has stopped, whatever was still on its way', async () => {
  const { transcripts } = start()
  await vi.waitFor(() => expect(asked).toContain('/looking'))
  let arrive = (_: Response) => {}
  answers['/visits'] = () => new Promise((resolve) => (arrive = resolve))
  const loading = transcripts.loadVisits(contact.id)
  await vi.waitFor(() => expect(asked.at(-1)).toMatch(/visits$/))
  const refusedToWrite = expect(loading).rejects.toThrow('hub_unreachable')
  await engine!.stop()
  arrive(Response.json({ first: null, visits: [visit] }))
  await refusedToWrite
  expect(await db.visits.count()).toBe(0)
  await saveVisits(db, [visit as never]) // it would have been taken
  expect(await db.visits.count()).toBe(1)
})
