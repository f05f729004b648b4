/** The agents' API: every line of ENDPOINTS, answered. Each handler calls one use case or one query. */
import type { CannedResponse } from '@/domain/canned'
import { ConversationId } from '@/domain/ids'
import { API_VERSION, ENDPOINTS } from '@/protocol/hub-api'
import { addNote } from '../use-cases/add-note'
import { changeConversation } from '../use-cases/change-conversation'
import { changeConversations } from '../use-cases/change-conversations'
import { markRead } from '../use-cases/mark-read'
import { changeCanned, createCanned, removeCanned } from '../use-cases/manage-canned'
import { changeLabel, createLabel, removeLabel } from '../use-cases/manage-labels'
import { takeBackMessage } from '../use-cases/take-back-message'
import { postAgentMessage } from '../use-cases/post-message'
import { inviteToRate } from '../use-cases/rate-conversation'
import { invitation } from '../rating/words'
import type { Member } from '../auth/sessions'
import type { HubDeps } from '../deps'
import { mustBeTaken, sendFile } from './attachment-handlers'
import { contactHandlers } from './contact-handlers'
import { audited, auditStatement } from '../store/audit'
import { buildRoutes } from './build-routes'
import { inboxHandlers } from './inbox-handlers'
import { invitationHandlers } from './invitation-handlers'
import { identifyAgent } from './identify'
import { consoleHandlers, trailOf } from './console-handlers'
import { exportHandlers } from './export-handlers'
import { privacyHandlers } from './privacy-handlers'
import type { HandlersFor, HubContext } from './route-types'
import { orderHandlers } from './order-handlers'
import { sessionHandlers } from './session-handlers'
import { openAgentStream } from './stream-handlers'
import { listProducts } from '../store/catalogue'
import { productHandlers } from './product-handlers'
import { salesHandlers } from './sales-handlers'
import { storeHandlers } from './store-handlers'
import { teamHandlers } from './team-handlers'

/** The team's are everybody's business; what somebody keeps for themselves is not. */
const cannedChanged = ({ ownerId, title }: CannedResponse) =>
  ownerId === null ? ({ action: 'canned.changed', target: title } as const) : null

const uploaderOf = ({ workspaceId, agentId }: Member) => ({ workspaceId, kind: 'agent', id: agentId }) as const

export function agentHandlers(deps: HubDeps): HandlersFor<typeof ENDPOINTS> {
  const { commit, reader, attachments, bus, translator, now } = deps
  const trail = (caller: Member, c: HubContext) => trailOf(deps, caller, c)
  return {
    describeHub: () => ({ product: 'alongside', version: deps.version, api: API_VERSION, oldestApi: API_VERSION }),
    ...sessionHandlers(deps),
    ...consoleHandlers(deps),
    ...exportHandlers(deps),
    ...privacyHandlers(deps),
    ...salesHandlers(deps),

    getSnapshot: ({ caller, query }) => reader.snapshot(caller.workspaceId, caller.agentId, query.limit),
    streamEvents: ({ caller, c }) => openAgentStream(deps, caller, c),

    listConversations: ({ caller, query }) => reader.listConversations(caller.workspaceId, query),
    getConversation: ({ caller, params }) => reader.getConversation(caller.workspaceId, params.conversationId),
    changeConversation: ({ caller, params, body }) =>
      commit(caller.workspaceId, changeConversation({ ...params, change: body, by: caller, now: now() })),
    changeConversations: ({ caller, body }) =>
      changeConversations(commit, { workspaceId: caller.workspaceId, ...body, by: caller, now: now() }),
    markRead: ({ caller, params, body }) =>
      commit(caller.workspaceId, markRead({ ...params, ...body, by: caller.agentId })),
    async sendTyping({ caller, params, body }) {
      await reader.mustHaveConversation(caller.workspaceId, params.conversationId)
      bus.signal(caller.workspaceId, { frame: 'typing', data: { ...params, agentId: caller.agentId, ...body } })
    },
    async sendLooking({ caller, body }) {
      if (body.conversationId !== null) await reader.mustHaveConversation(caller.workspaceId, body.conversationId)
      bus.signal(caller.workspaceId, { frame: 'looking', data: { agentId: caller.agentId, ...body } })
    },

    listMessages: ({ caller, params, query }) =>
      reader.transcript(caller.workspaceId, ConversationId.parse(params.conversationId), query),
    sendMessage: ({ caller, params, body }) =>
      commit(
        caller.workspaceId,
        postAgentMessage({ ...params, ...body, workspaceId: caller.workspaceId, agentId: caller.agentId, now: now() }),
      ),
    takeBackMessage: ({ caller, params }) =>
      commit(
        caller.workspaceId,
        takeBackMessage({ ...params, workspaceId: caller.workspaceId, agentId: caller.agentId }),
      ),
    async createAttachment({ caller, body }) {
      const { conversationId, ...file } = body
      mustBeTaken(await reader.channelOf(caller.workspaceId, conversationId), file)
      return attachments.begin(uploaderOf(caller), file)
    },
    putAttachmentPart: ({ caller, params, body }) =>
      attachments.put(uploaderOf(caller), { id: params.attachmentId, index: params.index, bytes: body }),
    getAttachment: async ({ caller, params, c }) =>
      sendFile(c, await attachments.ofWorkspace(caller.workspaceId, params.attachmentId)),
    addNote: ({ caller, params, body }) =>
      commit(caller.workspaceId, addNote({ ...params, ...body, authorId: caller.agentId, now: now() })),

    async inviteToRate({ caller, params, body, c }) {
      const { conversationId } = params
      const { conversations, contacts } = await reader.getConversation(caller.workspaceId, conversationId)
      const link = `${deps.publicUrlOf(c)}/r/${deps.ratingLinks.issue(caller.workspaceId, body.id)}`
      const message = conversations[0]?.channel === 'webchat' ? null : invitation(contacts[0]?.language ?? null, link)
      const { workspaceId, agentId } = caller
      return commit(
        workspaceId,
        inviteToRate({
          workspaceId,
          agentId,
          conversationId,
          ratingId: body.id,
          again: body.again,
          message,
          now: now(),
        }),
      )
    },

    ...contactHandlers(deps),

    createLabel: ({ caller, body, c }) =>
      commit(
        caller.workspaceId,
        audited(createLabel(body), trail(caller, c), ({ name }) => ({ action: 'label.added', target: name })),
      ),
    changeLabel: ({ caller, params, body, c }) =>
      commit(
        caller.workspaceId,
        audited(changeLabel(params.labelId, body), trail(caller, c), ({ id, name, hue }, before) => {
          const was = before.get('labels', id)
          return { action: 'label.changed', target: name, details: { from: was?.name, to: name, hue } }
        }),
      ),
    async removeLabel({ caller, params, c }) {
      const change = removeLabel(caller.workspaceId, params.labelId)
      await commit(
        caller.workspaceId,
        audited(change, trail(caller, c), (_none, before) => ({
          action: 'label.removed',
          target: before.get('labels', params.labelId)?.name ?? '',
        })),
      )
    },

    createCanned: ({ caller, body, c }) =>
      commit(caller.workspaceId, audited(createCanned(body, caller), trail(caller, c), cannedChanged)),
    changeCanned: ({ caller, params, body, c }) =>
      commit(caller.workspaceId, audited(changeCanned(params.cannedId, body, caller), trail(caller, c), cannedChanged)),
    async removeCanned({ caller, params, c }) {
      const change = removeCanned(params.cannedId, caller)
      await commit(
        caller.workspaceId,
        audited(change, trail(caller, c), (_none, before) => {
          const was = before.get('canned', params.cannedId)
          return was?.ownerId === null ? { action: 'canned.removed', target: was.title } : null
        }),
      )
    },
    ...teamHandlers(deps),
    ...invitationHandlers(deps),

    listProducts: ({ caller, query }) => listProducts(deps.pool, caller.workspaceId, query),
    ...productHandlers(deps),
    ...storeHandlers(deps),
    ...orderHandlers(deps),

    ...inboxHandlers(deps),

    getTranslationSettings: ({ caller }) => translator.settings(caller.workspaceId),
    changeTranslationSettings: ({ caller, body, c }) =>
      translator.changeSettings(caller.workspaceId, body, [
        auditStatement(trail(caller, c), {
          action: 'setting.changed',
          target: 'translation',
          details: { url: body.url, keyGiven: body.key !== undefined },
        }),
      ]),
    translate: ({ caller, body }) => translator.translate(caller.workspaceId, body),
  }
}

export function agentRoutes(deps: HubDeps) {
  return buildRoutes({
    endpoints: ENDPOINTS,
    handlers: agentHandlers(deps),
    identify: identifyAgent(deps.sessions),
  })
}
