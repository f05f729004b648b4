/** Turns a table of endpoints and its handlers into routes: who calls, may they, is the input right; then the handler. */
import type { Endpoint } from '@/protocol/hub-api'
import type { WidgetEndpoint } from '@/protocol/widget-api'
import { AppError } from '@/domain/errors'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { z } from 'zod'
import { invalidRequest } from '../errors'
import type { HandlersFor, HubContext } from './route-types'
import { storable } from './storable'

type AnyEndpoint = Endpoint | WidgetEndpoint
type AnyHandler = (input: Record<string, unknown>) => unknown

export interface RouteTable<Table extends Record<string, AnyEndpoint>> {
  endpoints: Table
  handlers: HandlersFor<Table>
  /** Who calls, checked against what the endpoint asks for; throws when it is not enough. */
  identify: (c: HubContext, access: AnyEndpoint['access']) => Promise<unknown>
}

export function buildRoutes<Table extends Record<string, AnyEndpoint>>(table: RouteTable<Table>) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  // The table's types tie each handler to its endpoint; walking it by name forgets which is which.
  const handlers = table.handlers as unknown as Record<string, AnyHandler>
  for (const [name, endpoint] of Object.entries<AnyEndpoint>(table.endpoints)) {
    const handle = handlers[name]!
    app.on(endpoint.method.toUpperCase(), honoPath(endpoint.path), async (c) => {
      // Permission before input: a caller without it learns nothing about what would be valid.
      const caller = await table.identify(c, endpoint.access)
      const params = parse(endpoint.params, c.req.param(), 'path')
      const query = parse(endpoint.query, c.req.query(), 'query')
      const body = await bodyOf(c, endpoint.body)
      const answer = await handle({ caller, params, query, body, c })
      if (endpoint.response === 'stream' || endpoint.response === 'bytes') return answer as Response
      if (endpoint.response === null) return c.body(null, 204)
      return c.json(answer as object, endpoint.status ?? 200)
    })
  }
  return app
}

/** `/conversations/{conversationId}` → `/conversations/:conversationId` */
export function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(storable(value))
  if (!result.success) throw invalidRequest(result.error, where)
  return result.data
}

async function bodyOf(c: HubContext, schema: AnyEndpoint['body']): Promise<unknown> {
  if (schema === undefined) return undefined
  if (schema === 'bytes') return Buffer.from(await c.req.arrayBuffer())
  return parse(schema, await jsonOf(c), 'body')
}

async function jsonOf(c: HubContext): Promise<unknown> {
  try {
    return await c.req.json()
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new AppError('invalid_request', { where: 'body' }, { cause })
    throw cause
  }
}
