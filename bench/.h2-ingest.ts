import { aConversation, startHubProcess } from './hub/.h2-hp'
import { inProcess } from './hub/load'
const hub = await startHubProcess()
const id = await aConversation(hub)
const timing = { concurrency: 32, warmUpMs: 2000, measureMs: 6000 }
const { readFileSync } = await import('node:fs')
const { readdirSync, writeFileSync } = await import('node:fs')
const db = hub.databaseUrl.match(/:(\d+)\/alongside/)![1]
setInterval(() => {
  for (const pid of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    try {
      const cmd = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const env = cmd.startsWith('postgres: ') || cmd.includes('alongside-bench')
      if (!env) continue
      const st = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const ppid = st.split(') ')[1]!.split(' ')[1]!
      const pcmd = readFileSync(`/proc/${ppid}/cmdline`, 'utf8')
      if (cmd.includes('alongside-bench') || pcmd.includes('alongside-bench'))
        writeFileSync(`/proc/${pid}/autogroup`, '-15')
    } catch {}
  }
}, 300).unref()
const cpu = (pid: number) => {
  const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(f[11]) + Number(f[12])) * 10
}
const c0 = cpu(hub.pid)
const r = await inProcess<any, any>('ingest-load.ts', {
  origin: hub.url,
  headers: hub.headers,
  conversationIds: [id],
  text: 'Yes, we have two left in that size. Shall I put one aside for you until this evening?',
  ...timing,
})
console.log('ingest', r, 'hub cpu ms', cpu(hub.pid) - c0, 'of 8000+')
if (process.argv[2]) {
  const b = await inProcess<any, any>('bare-load.ts', {
    databaseUrl: hub.databaseUrl,
    row: '{"a":1}',
    event: '{"a":1}',
    ...timing,
  })
  console.log('bare', b)
}
await hub.close()
process.exit(0)
