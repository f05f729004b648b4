import { aConversation, startHubProcess } from './hub/hub-process'
import { inProcess } from './hub/load'
import { readFileSync } from 'node:fs'
import { startNchan } from './hub/nchan'
const TEXT = 'Yes, we have two left in that size. Shall I put one aside for you until this evening?'
const cpu = (pid: number) => {
  const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(f[11]) + Number(f[12])) * 10
}
const windows = (process.argv[2] ?? '1').split(',').map(Number)
const hub = await startHubProcess()
const id = await aConversation(hub)
for (const window of windows) {
  const c0 = cpu(hub.pid)
  const r = await inProcess<any, any>('sse-load.ts', {
    origin: hub.url,
    stream: { path: '/api/v1/events', headers: hub.headers },
    connections: 1000,
    publish: {
      path: `/api/v1/conversations/${id}/messages`,
      headers: { ...hub.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ id: '$ID', content: { kind: 'text', text: TEXT }, quotedId: null }),
      window,
      warmUpMs: 1500,
      measureMs: 5000,
    },
  })
  console.log('hub window', window, r, 'cpu ms', cpu(hub.pid) - c0)
}
await hub.close()
if (process.argv[3])
  for (const window of windows)
    for (const workers of [1, 2]) {
      const n = (await startNchan(workers))!
      const r = await inProcess<any, any>('sse-load.ts', {
        origin: n.origin,
        stream: { path: '/events', headers: {} },
        connections: 1000,
        publish: {
          path: '/publish',
          headers: {},
          body: `$ID${'x'.repeat(953)}`,
          window,
          warmUpMs: 1500,
          measureMs: 5000,
        },
      })
      console.log('nchan window', window, 'workers', workers, r)
      await n.close()
    }
process.exit(0)
