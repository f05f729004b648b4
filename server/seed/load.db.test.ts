import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import {
  aConversation,
  agentStream,
  aSignedInWorkspace,
  openDatabases,
  startTestHub,
  text,
  type TestDatabases,
} from '@/tests/hub/harness'
import { seedLoad } from './load'

let server: TestDatabases
beforeAll(async () => {
  server = await openDatabases()
})
afterAll(() => server.close())

const size = { conversations: 50, messages: 300, seed: 1, now: Date.now() }

describe('filling a workspace while a hub runs on it', () => {
  it('ends the streams of those connected at the next event, and has them take a snapshot', async () => {
    const hub = await startTestHub(await server.freshDatabase())
    try {
      const workspace = await aSignedInWorkspace(hub)
      const { conversation } = await aConversation(hub, workspace)
      const token = workspace.tokens.agent
      const stream = await agentStream(hub, token)
      await stream.find(({ event }) => event === 'presence')

      await seedLoad(hub.deps.pool, workspace.id, size)
      const body = { id: crypto.randomUUID(), content: text('Yes'), quotedId: null }
      const path = `${API_BASE}/conversations/${conversation.id}/messages`
      expect((await hub.api('POST', path, { token, body })).status).toBe(202)

      await stream.ended
      expect(stream.frames.filter(({ event }) => event === 'log')).toEqual([])
      const again = await agentStream(hub, token, conversation.version)
      expect(again.status).toBe(410)
      const snapshot = await hub.api('GET', `${API_BASE}/snapshot?limit=200`, { token })
      expect(snapshot.body.conversations).toHaveLength(51)
      const resumed = await agentStream(hub, token, Number(snapshot.body.cursor))
      expect(resumed.status).toBe(200)
      resumed.close()
    } finally {
      await hub.close()
    }
  })

  it('writes all or nothing', async () => {
    const hub = await startTestHub(await server.freshDatabase())
    try {
      const workspace = await aSignedInWorkspace(hub)
      const { pool } = hub.deps
      await pool.query(`ALTER TABLE messages ADD CONSTRAINT refused CHECK (position < 200)`)
      await expect(seedLoad(pool, workspace.id, size)).rejects.toThrow('refused')
      const { rows } = await pool.query<{ count: number }>('SELECT count(*) FROM contacts')
      expect(rows[0]!.count).toBe(0)
    } finally {
      await hub.close()
    }
  })
})
