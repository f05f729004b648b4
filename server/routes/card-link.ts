/**
 * A card's link: `/l/TOKEN`. It leads to where the card leads, and nowhere else: nothing of the request is in the address it
 * answers with. Whoever opens it goes on at once; that they did is written down beside it.
 */
import { cardDestination } from '@/domain/card-link'
import { SAME_CLICK_MS } from '@/domain/card-outcome'
import { cardToken } from '@/domain/card-token'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { messageOfToken } from '../cards/token'
import { isVisit } from '../cards/visit'
import { cardWords } from '../cards/words'
import type { HubDeps } from '../deps'
import { createPages, escape } from '../pages/page'
import { countClick } from '../use-cases/card-outcomes'
import type { HubContext } from './route-types'

type Deps = Pick<HubDeps, 'cardLinks' | 'commit' | 'logger' | 'now'>

const pages = createPages('')

export function cardLink({ cardLinks, commit, logger, now }: Deps) {
  function leadsNowhere(c: HubContext, why: 'gone' | 'takenBack') {
    const { lang, dir, words } = cardWords(c.req.header('accept-language') ?? null)
    const title = words[why]
    const body = `<h1>${escape(title)}</h1><p>${escape(words[`${why}Text`])}</p>`
    return c.html(pages.render({ lang, dir, title, body }), why === 'gone' ? 404 : 410, pages.headers)
  }

  return new Hono<{ Bindings: HttpBindings }>().get('/l/:token', async (c) => {
    const id = messageOfToken(c.req.param('token'))
    const link = id && (await cardLinks.find(id))
    if (!link) return leadsNowhere(c, 'gone')
    if (!link.card) return leadsNowhere(c, 'takenBack')
    // Seen before the lock is asked for: however fast one link is opened, it takes no more of it than it counts.
    const isNew = link.isCounted && (link.lastClickedAt === null || now() - link.lastClickedAt >= SAME_CLICK_MS)
    if (isNew && isVisit({ method: c.req.method, header: (name) => c.req.header(name) }))
      commit(link.workspaceId, countClick(link.workspaceId, link.id, now())).catch((error: unknown) =>
        logger.error({ error }, 'a click that was not counted'),
      )
    c.header('cache-control', 'no-store')
    c.header('x-robots-tag', 'noindex, nofollow')
    return c.redirect(cardDestination(link.card, link.store, cardToken(link.id)), 302)
  })
}
