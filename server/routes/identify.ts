/** Who calls: from the bearer token alone, never from a cookie, so another site's page cannot borrow a session. */
import { may } from '@/domain/permissions'
import { AppError } from '@/domain/errors'
import { WORKSPACE_HEADER, type Endpoint } from '@/protocol/hub-api'
import type { WidgetEndpoint } from '@/protocol/widget-api'
import type { Sessions } from '../auth/sessions'
import type { VisitorTokens } from '../auth/visitor-token'
import type { HubContext } from './route-types'

function bearer(c: HubContext): string | null {
  return /^Bearer ([\w.~+/=-]{1,2000})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}

export function identifyAgent(sessions: Sessions) {
  return async (c: HubContext, access: Endpoint['access'] | 'visitor') => {
    if (access === 'public') return null
    const token = bearer(c)
    if (token === null || access === 'visitor') throw new AppError('not_signed_in')
    if (access === 'signed_in') return sessions.signedIn(token)
    const member = await sessions.member(token, c.req.header(WORKSPACE_HEADER) ?? null)
    if (!may(member, access)) throw new AppError('permission_denied', { permission: access })
    return member
  }
}

export function identifyVisitor(tokens: VisitorTokens) {
  return async (c: HubContext, access: WidgetEndpoint['access'] | Endpoint['access']) => {
    if (access === 'public') return null
    const token = bearer(c)
    if (token === null) throw new AppError('visitor_token_invalid')
    return tokens.open(token)
  }
}
