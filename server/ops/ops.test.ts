import { Writable } from 'node:stream'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/domain/errors'
import { createLogger } from './logger'
import { createMetrics } from './metrics'
import { REQUEST_ID_HEADER, requestLog } from './request-log'
import { opsRoutes } from './routes'
import { createShutdown } from './shutdown'

function logs(level = 'debug') {
  const lines: string[] = []
  const to = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) })
  return {
    lines,
    logger: createLogger({ level, to }),
    last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown>,
  }
}
const metrics = () => createMetrics({ process: false })

describe('the log', () => {
  it('writes one JSON line with level, time and message', () => {
    const { logger, last } = logs()
    logger.info({ workspaceId: 'w1' }, 'opened')
    expect(last()).toMatchObject({
      level: 'info',
      workspaceId: 'w1',
      message: 'opened',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
  })

  it('holds back what people wrote, their handles and tokens, even when somebody passes them', () => {
    const { logger, lines } = logs()
    const secret = 'hunter2'
    logger.info(
      {
        text: secret,
        token: secret,
        contact: { email: secret, phone: secret },
        request: { body: { password: secret } },
      },
      'oops',
    )
    expect(lines.join('')).not.toContain(secret)
  })

  it.each([
    ['a JSON parser', () => JSON.parse('My card number is 4111') as unknown],
    [
      'the database',
      () => {
        throw Object.assign(new Error('invalid input syntax for type uuid: "My card number is 4111"'), {
          code: '22P02',
        })
      },
    ],
    [
      'a query',
      () => {
        throw new Error('Failed query: insert into messages values ($1)\nparams: My card number is 4111')
      },
    ],
  ])('does not repeat what an error of %s quotes', (_who, fail) => {
    const { logger, lines } = logs()
    try {
      fail()
    } catch (error) {
      logger.error({ error }, 'failed')
      logger.error({ error: new AppError('unexpected', {}, { cause: error }) }, 'failed')
    }
    expect(lines).toHaveLength(2)
    expect(lines.join('')).not.toContain('4111')
    expect(lines.join('')).toContain('at ')
  })

  it('keeps the code, the details of our own errors, and names of constraints', () => {
    const { logger, last } = logs()
    const cause = Object.assign(
      new Error('duplicate key value violates unique constraint "one_current_conversation"'),
      { code: '23505' },
    )
    logger.error({ error: new AppError('idempotency_conflict', { messageId: 'm1' }, { cause }) }, 'failed')
    expect(last().error).toMatchObject({
      code: 'idempotency_conflict',
      details: { messageId: 'm1' },
      cause: { code: '23505', message: 'duplicate key value violates unique constraint "one_current_conversation"' },
    })
  })
})

describe('a request', () => {
  function app() {
    const log = logs()
    const measured = metrics()
    const routes = new Hono()
      .use(requestLog(log.logger, measured))
      .get('/conversations/:id', (c) => c.json({ id: c.var.requestId }))
      .get('/broken', () => {
        throw new Error('no')
      })
      .onError((_error, c) => c.text('', 500))
    return { ...log, measured, routes }
  }

  it('gets an id, in the answer and in the log line, which names the route by its template', async () => {
    const { routes, last } = app()
    const response = await routes.request('/conversations/7f3a')
    const requestId = response.headers.get(REQUEST_ID_HEADER)
    expect(requestId).toMatch(/^[\da-f-]{36}$/)
    expect(last()).toMatchObject({ requestId, method: 'GET', route: '/conversations/:id', status: 200 })
    expect(JSON.stringify(last())).not.toContain('7f3a')
  })

  it('keeps the id a proxy gave it, unless it is not one', async () => {
    const { routes } = app()
    const ask = async (id: string) =>
      (await routes.request('/conversations/1', { headers: { [REQUEST_ID_HEADER]: id } })).headers.get(
        REQUEST_ID_HEADER,
      )
    expect(await ask('proxy-id-0001')).toBe('proxy-id-0001')
    expect(await ask('{"level":"fatal"}')).not.toContain('fatal')
  })

  it('is measured by template and status', async () => {
    const { routes, measured } = app()
    await routes.request('/conversations/1')
    await routes.request('/conversations/2')
    await routes.request('/broken')
    const text = await measured.registry.metrics()
    expect(text).toContain(
      'alongside_http_request_seconds_count{method="GET",route="/conversations/:id",status="200"} 2',
    )
    expect(text).toContain('route="/broken",status="500"} 1')
  })
})

describe('operations routes', () => {
  const fine = async () => {}
  const routes = (options: Partial<Parameters<typeof opsRoutes>[0]> = {}) =>
    opsRoutes({
      checks: { database: fine },
      isDraining: () => false,
      metrics: metrics(),
      logger: logs().logger,
      checkMs: 30,
      ...options,
    })

  it('ready when everything it needs answers', async () => {
    const response = await routes().request('/health/ready')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ ready: true, draining: false, checks: { database: true } })
  })

  it.each([
    ['fails', () => Promise.reject(new Error('password of the database'))],
    ['hangs', () => new Promise<void>(() => {})],
  ])('not ready when a check %s, without telling why to strangers, and still alive', async (_how, bus) => {
    const app = routes({ checks: { database: fine, bus } })
    const response = await app.request('/health/ready')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ ready: false, draining: false, checks: { database: true, bus: false } })
    expect((await app.request('/health/live')).status).toBe(200)
  })

  it('not ready while draining, so that a proxy sends people elsewhere', async () => {
    expect((await routes({ isDraining: () => true }).request('/health/ready')).status).toBe(503)
  })

  it('metrics ask for the token where one is set', async () => {
    expect((await routes().request('/metrics')).status).toBe(200)
    const guarded = routes({ metricsToken: 'scrape' })
    const ask = async (authorization: string) =>
      (await guarded.request('/metrics', { headers: { authorization } })).status
    expect((await guarded.request('/metrics')).status).toBe(401)
    expect(await ask('Bearer wrong!')).toBe(401)
    expect(await ask('Bearer scrape')).toBe(200)
  })
})

describe('shutdown', () => {
  it('runs its steps in order, once, and goes on after one that fails or hangs', async () => {
    const { logger, lines } = logs()
    const shutdown = createShutdown(logger, 20)
    const done: string[] = []
    shutdown.add('streams', () => void done.push('streams'))
    shutdown.add('broken', () => Promise.reject(new Error('no')))
    shutdown.add('hanging', () => new Promise(() => {}))
    shutdown.add('database', async () => void done.push('database'))
    expect(shutdown.isDraining()).toBe(false)
    const both = [shutdown.run('test'), shutdown.run('again')]
    expect(shutdown.isDraining()).toBe(true)
    await Promise.all(both)
    expect(done).toEqual(['streams', 'database'])
    expect(lines.filter((line) => line.includes('could not stop cleanly'))).toHaveLength(2)
  })
})
