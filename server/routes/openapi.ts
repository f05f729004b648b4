/** /api/openapi.json, written from the same tables the routes are built of. */
import { ENDPOINTS, API_BASE, ErrorBody, WORKSPACE_HEADER, type Endpoint } from '@/protocol/hub-api'
import { WIDGET_BASE, WIDGET_ENDPOINTS, type WidgetEndpoint } from '@/protocol/widget-api'
import { OpenAPIHono, createRoute, type RouteConfig } from '@hono/zod-openapi'
import { z } from 'zod'

/** OpenAPI 3.1: raw bytes are a media type without a schema for what is in it. */
const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const
const json = (schema: z.ZodType) => ({ 'application/json': { schema } })

export function openApiDocument(version: string) {
  const app = new OpenAPIHono()
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'visitor', { type: 'http', scheme: 'bearer' })
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS))
    app.openAPIRegistry.registerPath(routeOf({ name, endpoint, base: API_BASE, tag: 'agents' }))
  for (const [name, endpoint] of Object.entries<WidgetEndpoint>(WIDGET_ENDPOINTS))
    app.openAPIRegistry.registerPath(routeOf({ name: `widget_${name}`, endpoint, base: WIDGET_BASE, tag: 'widget' }))
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Alongside hub', version } })
}

interface Entry {
  name: string
  endpoint: Endpoint | WidgetEndpoint
  base: string
  tag: string
}

function routeOf({ name, endpoint, base, tag }: Entry) {
  const { method, path, access, summary, params, query, body } = endpoint
  const needsWorkspace = access !== 'public' && access !== 'signed_in' && access !== 'visitor'
  const request = {
    ...(params ? { params } : {}),
    ...(query ? { query } : {}),
    ...(needsWorkspace ? { headers: z.object({ [WORKSPACE_HEADER]: z.string().optional() }) } : {}),
    ...(body ? { body: { content: body === 'bytes' ? BYTES : json(body), required: true } } : {}),
  }
  return createRoute({
    operationId: name,
    method,
    path: `${base}${path}`,
    tags: [tag],
    summary,
    description: needsWorkspace ? `Needs the permission ${access}.` : '',
    request,
    responses: responsesOf(endpoint),
    ...(access === 'public' ? {} : { security: [{ [access === 'visitor' ? 'visitor' : 'session']: [] }] }),
  })
}

function responsesOf({ response, status }: Entry['endpoint']): RouteConfig['responses'] {
  const failed = { description: 'An error, by its code', content: json(ErrorBody) }
  if (response === null) return { 204: { description: 'Done' }, default: failed }
  if (response === 'stream')
    return {
      200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.string() } } },
      410: failed,
      default: failed,
    }
  if (response === 'bytes') return { 200: { description: 'The file, to be stored', content: BYTES }, default: failed }
  return { [status ?? 200]: { description: 'The answer', content: json(response) }, default: failed }
}
