/** The widget's API: every line of WIDGET_ENDPOINTS, answered. */
import { isOpenAt } from '@/domain/assignment-rules'
import { AppError } from '@/domain/errors'
import { ContactId, ConversationId, InboxId } from '@/domain/ids'
import type { MessageContent } from '@/domain/message'
import { WIDGET_ENDPOINTS, type NewWidgetMessage } from '@/protocol/widget-api'
import type { output } from 'zod'
import { uuidv7 } from 'uuidv7'
import type { Visitor } from '../auth/visitor-token'
import type { HubDeps } from '../deps'
import { widgetRating } from '../store/rating-store'
import { widgetMessage } from '../store/widget-store'
import { readAnswers } from '../use-cases/form-answers'
import { postContactMessage } from '../use-cases/post-message'
import { giveRating } from '../use-cases/rate-conversation'
import { receiveReceipt } from '../use-cases/receive-receipt'
import { originAllowed } from '../use-cases/widget-settings'
import { UNKNOWN_TYPE } from '@/domain/attachment'
import { mustBeTaken, sendFile } from './attachment-handlers'
import { buildRoutes } from './build-routes'
import { identifyVisitor } from './identify'
import type { HandlersFor } from './route-types'
import { openWidgetStream } from './stream-handlers'

const uploaderOf = ({ workspaceId, contactId }: Visitor) => ({ workspaceId, kind: 'contact', id: contactId }) as const

/** Of the files only the ids count: the commit fills in what the hub knows of them. */
function contentOf({ text, attachmentIds }: output<typeof NewWidgetMessage>): MessageContent {
  if (attachmentIds.length === 0) return { kind: 'text', text }
  const attachments = attachmentIds.map((id) => ({ id, name: '', mediaType: UNKNOWN_TYPE, sizeBytes: 0 }))
  return { kind: 'attachments', text, attachments }
}

export function widgetHandlers(deps: HubDeps): HandlersFor<typeof WIDGET_ENDPOINTS> {
  const {
    widgetStore,
    ratings,
    sightings,
    attachments,
    visitorTokens,
    visitorLimit,
    addressOf,
    presence,
    assigner,
    bus,
    commit,
    now,
  } = deps

  /** A token of another inbox, an old one, a broken one: the visitor is new. */
  function known(token: string | null, inboxId: InboxId): Visitor | null {
    if (token === null) return null
    try {
      const visitor = visitorTokens.open(token)
      return visitor.inboxId === inboxId ? visitor : null
    } catch (error) {
      if (error instanceof AppError) return null
      throw error
    }
  }

  return {
    async openSession({ body, c }) {
      await visitorLimit.check('session', addressOf(c))
      const inboxId = InboxId.parse(body.inbox)
      const { workspaceId, settings } = await widgetStore.findInbox(inboxId)
      const origin = c.req.header('origin')
      if (!originAllowed(origin, settings.allowedDomains)) throw new AppError('origin_not_allowed', { origin })
      const before = known(body.token, inboxId)
      const visitor: Visitor = {
        workspaceId,
        inboxId,
        contactId: before?.contactId ?? ContactId.parse(uuidv7()),
        language: body.language ?? before?.language ?? null,
        timeZone: body.timeZone ?? before?.timeZone ?? null,
        firstSeenAt: before?.firstSeenAt ?? now(),
      }
      const standing = before ? await widgetStore.standing(visitor) : { conversationId: null, unread: 0 }
      return { ...visitorTokens.issue(visitor), contactId: visitor.contactId, ...standing }
    },

    async getConfig({ caller }) {
      const { hours } = await assigner.rulesOf(caller.workspaceId)
      return widgetStore.config(caller, isOpenAt(hours, now()))
    },

    async recordVisit({ caller, body }) {
      await visitorLimit.check('visit', caller.contactId)
      const { workspaceId, contactId } = caller
      const { leaving, ...page } = body
      const visit = { ...page, contactId }
      await sightings.saw(workspaceId, caller.inboxId, page.url)
      const knownAs = await widgetStore.recordVisit(caller, visit)
      if (!knownAs) return // nobody an agent could answer yet
      if (leaving) return presence.leave(workspaceId, contactId)
      presence.touch(workspaceId, contactId)
      bus.signal(workspaceId, { frame: 'visit', data: { ...visit, contactId: knownAs } })
    },

    async listMessages({ caller, query }) {
      const [transcript, rating] = await Promise.all([widgetStore.transcript(caller, query), ratings.newestOf(caller)])
      return { ...transcript, rating }
    },

    async sendMessage({ caller, body }) {
      await visitorLimit.check('message', caller.contactId)
      const collected = body.form && readAnswers(body.form, await widgetStore.contactFields(caller.workspaceId))
      const message = await commit(
        caller.workspaceId,
        postContactMessage({
          visitor: caller,
          newConversationId: ConversationId.parse(uuidv7()),
          channel: 'webchat',
          id: body.id,
          content: contentOf(body),
          collected,
          now: now(),
        }),
      )
      presence.touch(caller.workspaceId, caller.contactId)
      return widgetMessage(message, null)
    },

    async createAttachment({ caller, body }) {
      await visitorLimit.check('upload', caller.contactId)
      mustBeTaken('webchat', body)
      return attachments.begin(uploaderOf(caller), body)
    },
    async putAttachmentPart({ caller, params, body }) {
      await visitorLimit.check('upload', caller.contactId)
      return attachments.put(uploaderOf(caller), { id: params.attachmentId, index: params.index, bytes: body })
    },
    getAttachment: async ({ caller, params, c }) =>
      sendFile(c, await attachments.ofVisitor(caller, params.attachmentId)),

    async sendTyping({ caller, body }) {
      await visitorLimit.check('signal', caller.contactId)
      const { conversationId } = await widgetStore.standing(caller)
      if (conversationId === null) return
      bus.signal(caller.workspaceId, { frame: 'typing', data: { conversationId, agentId: null, ...body } })
    },

    async sendReceipt({ caller, body }) {
      await visitorLimit.check('signal', caller.contactId)
      await commit(caller.workspaceId, receiveReceipt({ visitor: caller, ...body }))
    },

    async giveRating({ caller, body }) {
      await visitorLimit.check('rating', caller.contactId)
      const { id: ratingId, ...answer } = body
      const conversationId = await ratings.ownConversation(caller, ratingId)
      if (!conversationId) throw new AppError('rating_closed')
      const { workspaceId } = caller
      const rated = await commit(
        workspaceId,
        giveRating({ workspaceId, conversationId, ratingId, ...answer, ratedIn: 'widget', now: now() }),
      )
      return widgetRating(rated)!
    },

    streamEvents: ({ caller, c }) => openWidgetStream(deps, caller, c),
  }
}

export function widgetRoutes(deps: HubDeps) {
  return buildRoutes({
    endpoints: WIDGET_ENDPOINTS,
    handlers: widgetHandlers(deps),
    identify: identifyVisitor(deps.visitorTokens),
  })
}
