/** Opens everything a hub stands on, in order, and closes it in order. */
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './app'
import { createAssigner } from './assigner'
import { createIdentity } from './auth/identity'
import { createPasswordLinks } from './auth/password-link'
import { createRatingLinks } from './auth/rating-link'
import { createSessions } from './auth/sessions'
import { createSignInLimit } from './auth/sign-in-limit'
import { createVisitorLimit } from './auth/visitor-limit'
import { createVisitorTokens } from './auth/visitor-token'
import type { Bus, BusProblem } from './bus/bus'
import { inProcessBus } from './bus/in-process'
import { natsBus } from './bus/nats'
import { postgresBus } from './bus/postgres'
import type { HubDeps } from './deps'
import { createOutgoingClient } from './http/client'
import { createStoreClients } from './commerce/clients'
import { createAddressGuard } from './http/address-guard'
import { createJobHandlers } from './job-handlers'
import { createHubJobs } from './jobs/hub-jobs'
import { createLogger, type Logger } from './ops/logger'
import { createMetrics } from './ops/metrics'
import { opsRoutes } from './ops/routes'
import { createShutdown } from './ops/shutdown'
import { deriveKey, loadOrCreateKey } from './secrets/key'
import { createVault } from './secrets/vault'
import { StartError } from './start-error'
import { createAttachmentStore } from './store/attachment-store'
import { createExportTickets } from './export/tickets'
import { createAuditLog } from './store/audit'
import { createCommit } from './store/commit'
import { createConsoleStore } from './store/console-store'
import { connect } from './store/connect'
import { startEmbedded } from './store/embedded'
import { createCardLinks } from './store/card-links'
import { createCardSales } from './store/card-sales'
import { createStoreOrders } from './store/store-orders'
import { createConnectedStores } from './store/connected-stores'
import { migrateDatabase } from './store/migrate'
import { createAddressOf } from './routes/address'
import { createContactReader } from './store/contact-reader'
import { createPublicUrlOf } from './routes/public-url'
import { createInvitationStore } from './store/invitation-store'
import { createRatingStore } from './store/rating-store'
import { createSightings } from './store/sightings'
import { createCheckInstall } from './use-cases/check-install'
import { createStorePeople } from './store/store-people'
import { createReader } from './store/read'
import { settingStore } from './store/settings'
import { createStoreGrants } from './store/store-grants'
import { createTurns } from './store/turns'
import { createWidgetStore } from './store/widget-store'
import { createAgentStreams } from './stream/agent-streams'
import { createAgentPresence, createPresence } from './stream/presence'
import { createTails } from './stream/tails'
import { createWidgetStreams } from './stream/widget-streams'
import { createLibreTranslate } from './translate/libre-translate'
import { createTranslator, TRANSLATION_SETTING } from './translate/translator'
import { createGrantStore } from './use-cases/grant-store'
import { createManageStores } from './use-cases/manage-stores'
import { createRetentionSetting, RETENTION_SETTING } from './use-cases/keep-retention'
import { createRecommending } from './use-cases/recommend'
import { createCriteriaSetting, CRITERIA_SETTING } from './use-cases/review-conversation'
import { VERSION } from './version'

export interface HubOptions {
  /** 0: any free port. */
  port: number
  host: string
  /** Keys, and the database when there is no `databaseUrl`. */
  dataDir: string
  databaseUrl?: string | undefined
  natsUrl?: string | undefined
  /** ALONGSIDE_SECRET. */
  secret?: string | undefined
  /** `web` answers requests, `worker` does the jobs, `all` both. */
  role?: 'web' | 'worker' | 'all' | undefined
  /** dist/widget; null: not served here. */
  widgetDir?: string | null | undefined
  /** Private addresses the hub may call, for development (http/address-guard.ts). */
  allowedAddresses?: readonly string[] | undefined
  metricsToken?: string | undefined
  /** The address contacts reach the hub at; left out, the one agents do. */
  publicUrl?: string | undefined
  /** Database connections of this process. */
  poolMax?: number | undefined
  /** How many of the operator's own proxies stand in front of the hub. */
  proxies?: number | undefined
  heartbeatMs?: number | undefined
  logger?: Logger | undefined
  now?: (() => number) | undefined
}

export interface Hub {
  url: string
  port: number
  /** With its password: for other processes of the same hub, never for a log. */
  databaseUrl: string
  deps: HubDeps
  close(reason?: string): Promise<void>
}

/** Throws a StartError, whose message is for a person, when it cannot start; then nothing is left open. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { logger = createLogger(), now = Date.now, role = 'all' } = options
  const metrics = createMetrics()
  const shutdown = createShutdown(logger)
  const closing: [string, () => Promise<void> | void][] = []
  // What is opened last is closed first.
  const opened = (name: string, close: () => Promise<void> | void) => void closing.unshift([name, close])
  try {
    const key = await loadOrCreateKey({ dataDir: options.dataDir, secret: options.secret })
    if (options.databaseUrl && options.secret === undefined)
      logger.warn('other hubs on this database must be given the same key: set ALONGSIDE_SECRET for all of them')
    const databaseUrl = options.databaseUrl ?? (await openEmbedded(options.dataDir, logger, opened))
    const db = connect({
      url: databaseUrl,
      max: options.poolMax,
      onError: (error) => logger.warn({ error }, 'database connection lost'),
    })
    const pool = db.$client
    opened('database connections', () => pool.end())
    await migrate(db)

    const problem: BusProblem = (what, error) => {
      metrics.busProblems.inc({ what })
      logger.warn({ what, error }, 'doorbell')
    }
    const bus = await openBus(options, problem)
    opened('doorbell', () => bus.close())

    const guard = createAddressGuard({ allowed: options.allowedAddresses ?? [] })
    const outgoing = createOutgoingClient({
      guard,
      onOutcome: (outcome) => metrics.outgoing.inc({ outcome }),
    })
    opened('outgoing connections', () => outgoing.close())

    const onProblem = (error: unknown) => logger.error({ error }, 'event streams')
    const tails = createTails({ pool, bus, onTailed: (events) => metrics.eventsTailed.inc(events), onProblem })
    opened('log tails', () => tails.close())
    const presence = createPresence({ bus, now })
    const agentPresence = createAgentPresence({ bus, now })
    opened('presence', () => {
      presence.close()
      agentPresence.close()
    })
    const turns = createTurns({ pool, now, onArrival: (workspaceId) => assigner.nudge(workspaceId) })
    const commit = createCommit({
      pool,
      now,
      onCommitted(workspaceId, events) {
        metrics.eventsCommitted.inc(events.length)
        bus.ring(workspaceId)
        assigner.heard(workspaceId, events)
      },
    })
    const assigner = createAssigner({
      pool,
      commit,
      now,
      onProblem: (error) => logger.error({ error }, 'assignment'),
    })
    opened('assignment', () => assigner.close())
    const sessions = createSessions(pool, now)
    const widgetStore = createWidgetStore(pool)
    const ratings = createRatingStore(pool)
    const attachments = createAttachmentStore(pool, now)
    const here = { presence, agentPresence, turns }
    const shared = { pool, bus, tails, ...here, metrics, now, onProblem, heartbeatMs: options.heartbeatMs }
    const jobs = createHubJobs({ pool, logger, metrics })
    const vault = createVault(key)
    const stores = createConnectedStores(pool)
    const storeClients = createStoreClients({ fetch: outgoing.fetch, vault, stores, now })
    const manageStores = createManageStores({ stores, storeClients, vault, guard, jobs, logger })
    const grants = createStoreGrants(pool)
    const deps: HubDeps = {
      ...shared,
      jobs,
      cardLinks: createCardLinks(pool),
      cardSales: createCardSales(pool),
      storeOrders: createStoreOrders(pool),
      stores,
      storeClients,
      recommending: createRecommending({ pool, stores, storeClients }),
      manageStores,
      grantStore: createGrantStore({ pool, grants, stores, manageStores, vault, guard, fetch: outgoing.fetch, now }),
      storePeople: createStorePeople(pool, now),
      logger,
      version: VERSION,
      identity: createIdentity(db, deriveKey(key, 'sign-in').toString('base64')),
      commit,
      assigner,
      reader: createReader(pool),
      contactReader: createContactReader(pool, now),
      widgetStore,
      attachments,
      pool,
      audit: createAuditLog(pool),
      consoleStore: createConsoleStore(pool),
      criteria: createCriteriaSetting(settingStore(pool, CRITERIA_SETTING, now)),
      exports: createExportTickets(pool, now),
      retention: createRetentionSetting(settingStore(pool, RETENTION_SETTING, now)),
      sessions,
      signInLimit: createSignInLimit(pool, now),
      visitorLimit: createVisitorLimit(),
      addressOf: createAddressOf(options.proxies ?? 0),
      publicUrlOf: createPublicUrlOf({ configured: options.publicUrl, proxies: options.proxies ?? 0 }),
      ratingLinks: createRatingLinks(deriveKey(key, 'rating-link'), now),
      passwordLinks: createPasswordLinks(deriveKey(key, 'password-link'), now),
      ratings,
      invitations: createInvitationStore(pool),
      sightings: createSightings(pool, now),
      checkInstall: createCheckInstall(outgoing.fetch),
      visitorTokens: createVisitorTokens(deriveKey(key, 'visitor-token'), now),
      agentStreams: createAgentStreams({ ...shared, sessions }),
      widgetStreams: createWidgetStreams({ ...shared, store: widgetStore, ratings }),
      translator: createTranslator({
        engine: createLibreTranslate(outgoing.fetch, now),
        vault,
        ...settingStore(pool, TRANSLATION_SETTING, now),
      }),
    }
    opened('event streams', () => {
      deps.agentStreams.close()
      deps.widgetStreams.close()
    })

    opened('jobs', () => jobs.close())
    if (role !== 'web') await jobs.work(createJobHandlers(deps))

    const ops = opsRoutes({
      checks: { database: async () => void (await pool.query('SELECT 1')), doorbell: () => mustBeConnected(bus) },
      isDraining: shutdown.isDraining,
      metrics,
      logger,
      metricsToken: options.metricsToken,
    })
    const app = role === 'worker' ? ops : createApp({ deps, ops, widgetDir: builtWidget(options.widgetDir, logger) })
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    const port = await listen(server, options)
    opened('requests', () => stopServing(server, deps))

    for (const [name, close] of closing) shutdown.add(name, close)
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
    return { url, port, databaseUrl, deps, close: (reason = 'asked to') => shutdown.run(reason) }
  } catch (error) {
    for (const [name, close] of closing) await attempt(name, close, logger)
    throw error
  }
}

/** What fails to close does not keep the rest open, nor hide why the hub could not start. */
async function attempt(step: string, close: () => Promise<void> | void, logger: Logger): Promise<void> {
  try {
    await close()
  } catch (error) {
    logger.error({ step, error }, 'could not stop cleanly')
  }
}

function builtWidget(folder: string | null | undefined, logger: Logger): string | null {
  if (!folder || existsSync(folder)) return folder ?? null
  logger.warn('the widget is not built, so shops cannot load it from here: npm run build:widget')
  return null
}

async function openEmbedded(
  dataDir: string,
  logger: Logger,
  opened: (name: string, close: () => Promise<void>) => void,
) {
  const database = await startEmbedded(dataDir)
  opened('database', () => database.close())
  if (database.adopted) logger.info('went on with the database a killed hub had left running')
  return database.url
}

async function migrate(db: ReturnType<typeof connect>): Promise<void> {
  try {
    await migrateDatabase(db)
  } catch (cause) {
    throw new StartError(`The database cannot be reached or brought up to date: ${reasonOf(cause)}`, { cause })
  }
}

/** The innermost reason; messages of the database driver name hosts, roles and tables, no rows. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return 'unknown'
  return error.cause === undefined ? error.message : reasonOf(error.cause)
}

async function openBus({ natsUrl, databaseUrl }: HubOptions, problem: BusProblem): Promise<Bus> {
  try {
    if (natsUrl) return await natsBus({ url: natsUrl, problem })
    if (databaseUrl) return await postgresBus({ connectionString: databaseUrl, problem })
  } catch (cause) {
    throw new StartError(`The hub cannot reach ${natsUrl ? 'NATS (NATS_URL)' : 'PostgreSQL (DATABASE_URL)'}.`, {
      cause,
    })
  }
  return inProcessBus(problem)
}

async function mustBeConnected(bus: Bus): Promise<void> {
  if (!bus.isConnected()) throw new Error('the doorbell is out of reach')
}

function listen(server: Server, { port, host }: HubOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listenError(cause, port, host)))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function listenError(cause: NodeJS.ErrnoException, port: number, host: string): StartError {
  if (cause.code === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken. Stop what uses it, or choose another with --port N.`, { cause })
  if (cause.code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this user. Choose one above 1024 with --port N.`, { cause })
  return new StartError(`The hub cannot listen on ${host}:${port}: ${cause.message}`, { cause })
}

/** No new requests, streams sent away, those under way finished. */
async function stopServing(server: Server, { agentStreams, widgetStreams }: HubDeps): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  agentStreams.drain()
  widgetStreams.drain()
  server.closeIdleConnections()
  await closed
}
