/**
 * The page where somebody accepts an invitation: `/join/TOKEN`. To look changes nothing, for scanners of mail look at every
 * link; only the form does, once. A link that does not hold is told from no other.
 */
import { Agent } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import { isPassword } from '@/domain/invitation'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { hashOfToken } from '../auth/invitation-token'
import type { HubDeps } from '../deps'
import { busyPage, gonePage, joinedPage, joinPage, PAGE_HEADERS, type Trouble } from '../invitation/page'
import type { FoundInvitation } from '../store/invitation-store'
import { acceptInvitation } from '../use-cases/accept-invitation'
import type { HubContext } from './route-types'
import { storable } from './storable'

type Deps = Pick<
  HubDeps,
  'invitations' | 'identity' | 'signInLimit' | 'visitorLimit' | 'addressOf' | 'publicUrlOf' | 'commit' | 'now'
>

const TOKEN = /^[\w-]{43}$/

export function invitationPage(deps: Deps) {
  const { invitations, identity, visitorLimit, addressOf, publicUrlOf, now } = deps

  const languages = (c: HubContext) => c.req.header('accept-language')
  const answer = (c: HubContext, html: string, status: ContentfulStatusCode = 200) => c.html(html, status, PAGE_HEADERS)
  const gone = (c: HubContext) => answer(c, gonePage(languages(c)), 404)

  /** What the link is for; null: it opens nothing. */
  async function find(c: HubContext): Promise<FoundInvitation | null> {
    await visitorLimit.check('invitation', addressOf(c))
    const token = c.req.param('token') ?? ''
    const found = TOKEN.test(token) ? await invitations.byHash(hashOfToken(token)) : null
    if (!found || found.expiresAt <= now()) return null
    return found.acceptedAt !== null || found.inviterMay ? found : null
  }

  async function form(c: HubContext, invitation: FoundInvitation, given: { name: string; trouble: Trouble | null }) {
    const isKnown = (await identity.find(invitation.email)) !== null
    return answer(c, joinPage(languages(c), { invitation, isKnown, ...given }), given.trouble ? 422 : 200)
  }

  return new Hono<{ Bindings: HttpBindings }>()
    .get('/join/:token', async (c) => {
      const found = await find(c)
      if (!found) return gone(c)
      if (found.acceptedAt !== null) return answer(c, joinedPage(languages(c), found, publicUrlOf(c)))
      return form(c, found, { name: '', trouble: null })
    })
    .post('/join/:token', async (c) => {
      // A form on another site cannot know the address; if it does, it still may not send.
      if (c.req.header('sec-fetch-site') === 'cross-site') return gone(c)
      const invitation = await find(c)
      if (!invitation) return gone(c)
      const again = () => c.redirect(c.req.path, 303) // loading the answer again sends nothing again
      if (invitation.acceptedAt !== null) return again()
      const { name, password } = await formOf(c)
      const isKnown = (await identity.find(invitation.email)) !== null
      const trouble = isKnown ? null : troubleOf(name, password)
      if (trouble) return form(c, invitation, { name, trouble })
      try {
        await acceptInvitation(deps, { invitation, name, password, from: addressOf(c), now: now() })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        if (error.code === 'wrong_credentials') return form(c, invitation, { name, trouble: 'passwordWrong' })
        if (error.code === 'too_many_attempts') return form(c, invitation, { name, trouble: 'tooMany' })
        throw error
      }
      return again()
    })
    .onError((error, c) => {
      if (!(error instanceof AppError)) throw error
      // Withdrawn a moment ago, or they were added by other means.
      if (error.code === 'invitation_not_found' || error.code === 'email_taken') return gone(c)
      if (error.code !== 'too_many_attempts') throw error
      return answer(c, busyPage(languages(c)), 429)
    })
}

function troubleOf(name: string, password: string): Trouble | null {
  if (!Agent.shape.name.safeParse(name).success) return 'nameMissing'
  return isPassword(password) ? null : 'passwordShort'
}

async function formOf(c: HubContext): Promise<{ name: string; password: string }> {
  const form = storable(await c.req.parseBody()) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { name: text(form.name).trim().replaceAll(/\s+/g, ' '), password: text(form.password) }
}
