/** The console's lines of the table of routes, answered. */
import type { ViewId } from '@/domain/saved-view'
import { AppError } from '@/domain/errors'
import { may } from '@/domain/permissions'
import type { CONSOLE_ENDPOINTS } from '@/protocol/console-api'
import type { Member } from '../auth/sessions'
import type { HubDeps } from '../deps'
import { auditStatement, type Trail } from '../store/audit'
import type { Asking } from '../store/find-conversations'
import { reviewConversation } from '../use-cases/review-conversation'
import type { HandlersFor, HubContext } from './route-types'

/** Answered in export-handlers.ts. */
export type ExportRoute = 'prepareExport' | 'prepareContactExport' | 'downloadExport'

export const askingOf = (caller: Member): Asking => ({
  workspaceId: caller.workspaceId,
  agentId: caller.agentId,
  seesAllReviews: may(caller, 'conversation.review'),
})

/** Who does it and from where, for the audit log. */
export function trailOf({ addressOf, now }: Pick<HubDeps, 'addressOf' | 'now'>, caller: Member, c: HubContext): Trail {
  return { workspaceId: caller.workspaceId, agentId: caller.agentId, from: addressOf(c), now: now() }
}

export function consoleHandlers(deps: HubDeps): Omit<HandlersFor<typeof CONSOLE_ENDPOINTS>, ExportRoute> {
  const { consoleStore: store, audit, criteria, now } = deps

  /** One's own view, or the team's for whoever may review. */
  async function ownView(caller: Member, id: ViewId) {
    const view = await store.view(caller.workspaceId, caller.agentId, id)
    if (view.ownerId !== caller.agentId) mustShare(caller)
    return view
  }
  function mustShare(caller: Member) {
    if (!may(caller, 'conversation.review'))
      throw new AppError('permission_denied', { permission: 'conversation.review' })
  }

  return {
    searchConversations: ({ caller, query: { beforeAt, beforeId, limit, ...filter } }) =>
      store.search(askingOf(caller), { filter, beforeAt, beforeId, limit }),
    countConversations: async ({ caller, query }) => ({ total: await store.count(askingOf(caller), query) }),

    listViews: async ({ caller }) => ({ views: await store.listViews(caller.workspaceId, caller.agentId) }),
    async createView({ caller, body }) {
      if (body.shared) mustShare(caller)
      return store.saveView(caller.workspaceId, { ...body, ownerId: caller.agentId, createdAt: now() })
    },
    async changeView({ caller, params, body }) {
      const view = await ownView(caller, params.viewId)
      if (body.shared) mustShare(caller)
      const { name = view.name, query = view.query, shared = view.shared } = body
      return store.saveView(caller.workspaceId, { ...view, name, query, shared })
    },
    async removeView({ caller, params }) {
      const { id } = await ownView(caller, params.viewId)
      await store.removeView(caller.workspaceId, id)
    },

    listReviews: async ({ caller, params }) => ({
      reviews: await store.reviewsOf(askingOf(caller), params.conversationId),
    }),
    addReview: ({ caller, params, body }) =>
      reviewConversation(store, {
        ...body,
        workspaceId: caller.workspaceId,
        conversationId: params.conversationId,
        reviewerId: caller.agentId,
        now: now(),
      }),
    getCriteria: async ({ caller }) => ({ criteria: await criteria.get(caller.workspaceId) }),
    async changeCriteria({ caller, body, c }) {
      const details = { criteria: body.criteria.map(({ name, weight }) => `${name} × ${weight}`) }
      const entry = auditStatement(trailOf(deps, caller, c), { action: 'review.criteria_changed', details })
      return { criteria: await criteria.set(caller.workspaceId, body.criteria, [entry]) }
    },

    countLabelUses: async ({ caller }) => ({ uses: await store.labelUses(caller.workspaceId) }),
    listAudit: ({ caller, query }) => audit.list(caller.workspaceId, query),
  }
}
