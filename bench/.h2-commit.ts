// time of commit phases in-process
import pg from 'pg'
import { mkdtemp } from 'node:fs/promises'
import { startEmbedded } from '../server/store/embedded'
import { connect } from '../server/store/connect'
import { migrateDatabase } from '../server/store/migrate'
import { createCommit } from '../server/store/commit'
import { createIdentity } from '../server/auth/identity'
import { createWorkspace } from '../server/use-cases/create-workspace'
import { postAgentMessage, postContactMessage } from '../server/use-cases/post-message'
import { uuidv7 } from 'uuidv7'
const dir = await mkdtemp('/tmp/h2-commit-')
const { chmodSync } = await import('node:fs')
chmodSync(dir, 0o711)
const e = await startEmbedded(dir)
const db = connect({ url: e.url, max: 20, onError: console.error })
await migrateDatabase(db)
const pool = db.$client
let batches = 0
const commit = createCommit({
  pool,
  now: Date.now,
  onCommitted: (_w, n) => {
    batches++
  },
})
const w = await createWorkspace(
  { pool, commit, identity: createIdentity(db, 'x'.repeat(32)) },
  {
    name: 'W',
    language: 'en',
    agents: [{ name: 'A', email: 'a@b.example', password: 'long enough 12', role: 'admin' }],
    website: { allowedDomains: [] },
  },
)
const wid = w.workspace.id
const agentId = w.agents[0]!.id
const conv = uuidv7() as any
await commit(
  wid,
  postContactMessage({
    visitor: {
      workspaceId: wid,
      inboxId: w.inboxId!,
      contactId: uuidv7(),
      language: 'en',
      timeZone: 'UTC',
      firstSeenAt: 1,
    } as any,
    newConversationId: conv,
    channel: 'webchat',
    id: uuidv7() as any,
    content: { kind: 'text', text: 'hi' },
    now: Date.now(),
  }),
)
// query timing
const orig = (pg.Client.prototype as any).query
const stats = new Map<string, { n: number; ms: number }>()
if (process.argv[2] === 'q')
  (pg.Client.prototype as any).query = function (q: any, v: any) {
    const t = performance.now()
    const key = (q.name ?? q.text ?? q).slice(0, 60)
    const r = orig.call(this, q, v)
    if (r?.then)
      r.then(
        () => {
          const s = stats.get(key) ?? { n: 0, ms: 0 }
          s.n++
          s.ms += performance.now() - t
          stats.set(key, s)
        },
        () => {},
      )
    return r
  }
const C = Number(process.argv[3] ?? 32)
let done = 0
batches = 0
const t0 = performance.now()
const cpu0 = process.cpuUsage()
await Promise.all(
  Array.from({ length: C }, async () => {
    while (performance.now() - t0 < 5000) {
      await commit(
        wid,
        postAgentMessage({
          conversationId: conv,
          agentId,
          id: uuidv7() as any,
          content: {
            kind: 'text',
            text: 'Yes, we have two left in that size. Shall I put one aside for you until this evening?',
          },
          quotedId: null,
          now: Date.now(),
        }),
      )
      done++
    }
  }),
)
const s = (performance.now() - t0) / 1000
console.log({ perS: done / s, batchesPerS: batches / s, perBatch: done / batches, cpu: process.cpuUsage(cpu0) })
for (const [k, v] of stats) console.log((v.ms / v.n).toFixed(2), v.n, k.replace(/\n\s+/g, ' '))
await pool.end()
await e.close()
process.exit(0)
