/** The hub's HTTP surface. Opens nothing: tests call `app.request(...)` without a port. */
import { API_BASE } from '@/protocol/hub-api'
import { WIDGET_BASE } from '@/protocol/widget-api'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { PART_BYTES } from '@/domain/attachment'
import { AppError } from '@/domain/errors'
import type { HubDeps } from './deps'
import { asAppError, errorBody, statusOf } from './errors'
import { requestLog } from './ops/request-log'
import { agentRoutes } from './routes/agent-routes'
import { limitBody } from './routes/body-limit'
import { cardLink } from './routes/card-link'
import { invitationPage } from './routes/invitation-page'
import { passwordPage } from './routes/password-page'
import { ratingPage } from './routes/rating-page'
import { storeGrantPage } from './routes/store-grant-page'
import { HOOK_MAX_BYTES, storeHooks } from './routes/store-hooks'
import { standardHeaders } from './routes/standard-headers'
import { widgetFiles } from './routes/widget-files'
import { widgetRoutes } from './routes/widget-routes'

const BODY_MAX_BYTES = 256 * 1024
/** Two thousand characters, as a form writes them. */
const FORM_MAX_BYTES = 32 * 1024
/** The one route whose body is not JSON (protocol/hub-api.ts: putAttachmentPart). */
const PART_PATH = /\/attachments\/[^/]+\/parts\/[^/]+$/

export interface AppOptions {
  deps: HubDeps
  /** /health and /metrics (ops/routes.ts). */
  ops: Hono
  /** dist/widget; null: this process does not serve it. */
  widgetDir: string | null
}

export function createApp({ deps, ops, widgetDir }: AppOptions) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  /** Written when it is first asked for: that takes as long as all the rest of a hub's start. */
  let described: Promise<object> | undefined
  const describe = () => import('./routes/openapi').then(({ openApiDocument }) => openApiDocument(deps.version))

  app.use(requestLog(deps.logger, deps.metrics))
  app.use(standardHeaders)
  app.use(
    '/api/*',
    limitBody((path) => (PART_PATH.test(path) ? PART_BYTES : BODY_MAX_BYTES)),
  )
  app.route('/', ops)
  app.get('/api/openapi.json', async (c) => c.json(await (described ??= describe())))
  app.route(API_BASE, agentRoutes(deps))
  app.route(WIDGET_BASE, widgetRoutes(deps))
  for (const path of ['/r/*', '/join/*', '/password/*'])
    app.use(
      path,
      limitBody(() => FORM_MAX_BYTES),
    )
  app.use(
    '/hooks/*',
    limitBody(() => HOOK_MAX_BYTES),
  )
  app.route('/', storeHooks(deps))
  app.route('/', storeGrantPage(deps))
  app.route('/', cardLink(deps))
  app.route('/', ratingPage(deps))
  app.route('/', invitationPage(deps))
  app.route('/', passwordPage(deps))
  if (widgetDir) app.route('/', widgetFiles(widgetDir))

  app.notFound((c) => c.json(errorBody(new AppError('route_not_found')), 404))
  app.onError((thrown, c) => {
    const error = asAppError(thrown)
    if (error.cause !== undefined && statusOf(error.code) >= 500) c.var.logger.error({ error: error.cause }, error.code)
    const retryAfter = error.details.retryAfterSeconds
    if (typeof retryAfter === 'number') c.header('retry-after', String(retryAfter))
    return c.json(errorBody(error), statusOf(error.code))
  })
  return app
}
