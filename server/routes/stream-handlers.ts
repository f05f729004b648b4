/** Hands a request's raw socket over to the event streams. */
import { AppError } from '@/domain/errors'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Member } from '../auth/sessions'
import type { Visitor } from '../auth/visitor-token'
import type { HubDeps } from '../deps'
import { STANDARD_HEADERS } from './standard-headers'
import type { HubContext } from './route-types'

export async function openAgentStream(deps: Pick<HubDeps, 'agentStreams'>, member: Member, c: HubContext) {
  const response = c.env.outgoing
  await deps.agentStreams.open({ response, headers: streamHeaders(c), member, cursor: lastEventId(c) })
  return RESPONSE_ALREADY_SENT
}

export async function openWidgetStream(deps: Pick<HubDeps, 'widgetStreams'>, visitor: Visitor, c: HubContext) {
  const response = c.env.outgoing
  await deps.widgetStreams.open({ response, headers: streamHeaders(c), visitor, version: lastEventId(c) })
  return RESPONSE_ALREADY_SENT
}

function streamHeaders(c: HubContext): Record<string, string> {
  return { ...STANDARD_HEADERS, 'x-request-id': c.var.requestId }
}

function lastEventId(c: HubContext): number | null {
  const given = c.req.header('last-event-id')
  if (given === undefined || given === '') return null
  if (!/^\d{1,15}$/.test(given)) throw new AppError('invalid_request', { where: 'last-event-id' })
  return Number(given)
}
