/** The demo as a program: hub, database, seeded workspace and shop in one process; says when it is ready. */
import { join } from 'node:path'
import { startHub } from '@/server/hub'
import { createLogger } from '@/server/ops/logger'
import { StartError } from '@/server/start-error'
import { AGENTS, PASSWORD } from './conversations/team'
import { readOptions, USAGE, type DemoOptions } from './options'
import { ROOT } from './root'
import { seedDemo, WEBSITE_INBOX_ID } from './seed'
import { startShop } from './shop-server'

const HOST = '127.0.0.1'
const say = (line: string) => process.stderr.write(`${line}\n`)

async function run({ port, dataDir, json }: DemoOptions): Promise<void> {
  const logger = createLogger({ level: process.env.LOG_LEVEL ?? 'warn' })
  const stops: (() => Promise<unknown>)[] = []
  let stopping: Promise<void> | null = null
  const stop = () => (stopping ??= end())
  const end = async () => {
    for (const close of stops.reverse()) await close()
  }
  // Asked to stop while still starting: what has been opened by then is closed.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(0)))
  try {
    const hub = await startHub({
      port,
      host: HOST,
      dataDir,
      widgetDir: join(ROOT, 'dist', 'widget'),
      logger,
      databaseUrl: process.env.DATABASE_URL,
      natsUrl: process.env.NATS_URL,
      secret: process.env.ALONGSIDE_SECRET,
      allowedAddresses: process.env.ALONGSIDE_ALLOW_ADDRESSES?.split(',').filter(Boolean),
    })
    stops.push(() => hub.close('asked to'))
    say(`Hub at ${hub.url}`)
    const shop = await startShop({
      port: port === 0 ? 0 : hub.port + 1,
      host: HOST,
      widget: { hub: hub.url, inbox: WEBSITE_INBOX_ID },
    })
    stops.push(() => shop.close())
    say(`Shop at ${shop.url}`)
    const { added } = await seedDemo(hub, { shop: shop.url })
    say(added > 0 ? `Demo workspace: ${added} conversations written` : 'Demo workspace: already there')
    const agents = Object.values(AGENTS).map(({ role, email }) => ({ role, email, password: PASSWORD }))
    const ready = { hub: hub.url, shop: shop.url, extension: join(ROOT, '.output', 'chrome-mv3'), agents }
    if (json) process.stdout.write(`${JSON.stringify(ready)}\n`)
    else say(`Ready. Sign in as ${agents[0]!.email} with ${PASSWORD}; ${AGENTS.lea.email} is in two workspaces.`)
  } catch (error) {
    await stop()
    throw error
  }
}

function taken(error: unknown): string | null {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  return code === 'EADDRINUSE' ? `Port ${port} is taken. Stop what uses it, or choose another with --port N.` : null
}

try {
  if (process.argv.includes('--help')) say(USAGE)
  else await run(readOptions(process.argv.slice(2)))
} catch (error) {
  const sentence = error instanceof StartError ? error.message : taken(error)
  if (!sentence) throw error
  say(sentence)
  process.exitCode = 1
}
