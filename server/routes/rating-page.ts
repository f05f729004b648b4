/**
 * The page where a contact without the widget rates a conversation: `/r/TOKEN`. To look changes nothing, for scanners of
 * mail look at every link; only the form does, once. A link that does not hold is told from no other.
 */
import { AppError } from '@/domain/errors'
import { RATING_COMMENT_MAX, ratingState } from '@/domain/rating'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { HubDeps } from '../deps'
import { busyPage, formPage, gonePage, PAGE_HEADERS, thanksPage } from '../rating/page'
import { giveRating } from '../use-cases/rate-conversation'
import type { HubContext } from './route-types'
import { storable } from './storable'

type Deps = Pick<HubDeps, 'ratings' | 'ratingLinks' | 'visitorLimit' | 'addressOf' | 'commit' | 'now'>

export function ratingPage(deps: Deps) {
  const { ratings, ratingLinks, visitorLimit, addressOf, commit, now } = deps

  const answer = (c: HubContext, html: string, status: ContentfulStatusCode = 200) => c.html(html, status, PAGE_HEADERS)
  const gone = (c: HubContext) => answer(c, gonePage(c.req.header('accept-language') ?? null), 404)

  /** What the link is for; null: it is no link of ours. */
  async function find(c: HubContext) {
    await visitorLimit.check('rating', addressOf(c))
    const link = ratingLinks.read(c.req.param('token') ?? '')
    if (!link) return null
    const invitation = (await ratings.invitations(link.ratingId)).find(({ workspaceId }) => link.isOf(workspaceId))
    if (!invitation) return null
    const { ratingId, expired } = link
    const isNewest = invitation.newestId === ratingId
    const state = isNewest && !expired ? ratingState(invitation, now()) : 'lapsed'
    return { ...invitation, ratingId, state }
  }

  return new Hono<{ Bindings: HttpBindings }>()
    .get('/r/:token', async (c) => {
      const found = await find(c)
      if (found?.state === 'asked') return answer(c, formPage({ ...found, given: null }))
      // Who has just answered, or opens their link once more. It is theirs, and tells only what they said.
      if (found?.state === 'rated' && found.rating) return answer(c, thanksPage(found.language, found.rating.stars))
      return gone(c)
    })
    .post('/r/:token', async (c) => {
      // A form on another site cannot know the address; if it does, it still may not send.
      if (c.req.header('sec-fetch-site') === 'cross-site') return gone(c)
      const found = await find(c)
      if (found?.state !== 'asked') return gone(c)
      const given = await formOf(c)
      if (given.stars === null) return answer(c, formPage({ ...found, given }), 422)
      const { workspaceId, conversationId, ratingId } = found
      const { stars, comment } = given
      await commit(
        workspaceId,
        giveRating({ workspaceId, conversationId, ratingId, stars, comment, ratedIn: 'page', now: now() }),
      )
      return c.redirect(c.req.path, 303) // loading the answer again sends nothing again
    })
    .onError((error, c) => {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'rating_closed') return gone(c) // somebody was faster
      if (error.code !== 'too_many_attempts') throw error
      return answer(c, busyPage(c.req.header('accept-language') ?? null), 429)
    })
}

/** As sent by a form: anything but one to five stars is none, and a comment that is too long is cut, not lost. */
async function formOf(c: HubContext): Promise<{ stars: number | null; comment: string }> {
  const form = storable(await c.req.parseBody()) as Record<string, unknown>
  const stars = typeof form.stars === 'string' && /^[1-5]$/.test(form.stars) ? Number(form.stars) : null
  const comment = typeof form.comment === 'string' ? form.comment.replaceAll('\r\n', '\n').trim() : ''
  return { stars, comment: comment.slice(0, RATING_COMMENT_MAX).replace(/\p{Surrogate}$/u, '') }
}
