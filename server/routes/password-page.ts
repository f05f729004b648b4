/**
 * The page where somebody chooses a new password: `/password/TOKEN`. To look changes nothing, for scanners of mail look at
 * every link; only the form does, once. A link that does not hold is told from no other.
 */
import { AppError } from '@/domain/errors'
import { isPassword } from '@/domain/invitation'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { HubDeps } from '../deps'
import { busyPage, choosePage, chosenPage, gonePage, PAGE_HEADERS } from '../password/page'
import { choosePassword, openPasswordLink, type PasswordDeps } from '../use-cases/choose-password'
import type { HubContext } from './route-types'

export function passwordPage(deps: PasswordDeps & Pick<HubDeps, 'visitorLimit' | 'addressOf' | 'now'>) {
  const { visitorLimit, addressOf, now } = deps
  const languages = (c: HubContext) => c.req.header('accept-language')
  const answer = (c: HubContext, html: string, status: ContentfulStatusCode = 200) => c.html(html, status, PAGE_HEADERS)
  const gone = (c: HubContext) => answer(c, gonePage(languages(c)), 404)

  async function find(c: HubContext) {
    await visitorLimit.check('invitation', addressOf(c))
    return openPasswordLink(deps, c.req.param('token') ?? '')
  }

  return new Hono<{ Bindings: HttpBindings }>()
    .get('/password/:token', async (c) => {
      const found = await find(c)
      return found ? answer(c, choosePage(languages(c), { email: found.who.email, isTooShort: false })) : gone(c)
    })
    .post('/password/:token', async (c) => {
      // A form on another site cannot know the address; if it does, it still may not send.
      if (c.req.header('sec-fetch-site') === 'cross-site') return gone(c)
      const found = await find(c)
      if (!found) return gone(c)
      const { password } = await c.req.parseBody()
      if (typeof password !== 'string' || !isPassword(password))
        return answer(c, choosePage(languages(c), { email: found.who.email, isTooShort: true }), 422)
      await choosePassword(deps, found, { password, from: addressOf(c), now: now() })
      return answer(c, chosenPage(languages(c)))
    })
    .onError((error, c) => {
      if (!(error instanceof AppError) || error.code !== 'too_many_attempts') throw error
      return answer(c, busyPage(languages(c)), 429)
    })
}
