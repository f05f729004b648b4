/**
 * Where Shopify sends the browser of whoever has let an app into a shop. Anybody may call; what happens is decided by what
 * Shopify has signed (use-cases/grant-store.ts). What does not hold does nothing, and is told from no other.
 */
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '@/domain/errors'
import type { StoreId } from '@/domain/ids'
import type { HubDeps } from '../deps'
import { statusOf } from '../errors'
import { busyPage, connectedPage, gonePage, PAGE_HEADERS, refusedPage } from '../store-grant/page'
import type { HubContext } from './route-types'
import { storeHookPath } from './store-hooks'

const PATH = '/stores/shopify/approved'
const CONNECTED_PATH = '/stores/shopify/connected'
export const grantCallbackOf = (publicUrl: string): string => `${publicUrl}${PATH}`

type Deps = Pick<HubDeps, 'grantStore' | 'visitorLimit' | 'addressOf' | 'publicUrlOf' | 'logger'>

export function storeGrantPage({ grantStore, visitorLimit, addressOf, publicUrlOf, logger }: Deps) {
  const languages = (c: HubContext) => c.req.header('accept-language')
  const answer = (c: HubContext, html: string, status: ContentfulStatusCode = 200) => c.html(html, status, PAGE_HEADERS)

  return new Hono<{ Bindings: HttpBindings }>()
    .get(PATH, async (c) => {
      const from = addressOf(c)
      await visitorLimit.check('grant', from)
      const hookAddressOf = (id: StoreId) => `${publicUrlOf(c)}${storeHookPath(id)}`
      const store = await grantStore.finish(new URL(c.req.url).searchParams, { from, hookAddressOf })
      // Away from an address that is good once: loading it again would say that nothing was connected.
      return store ? c.redirect(CONNECTED_PATH, 303) : answer(c, gonePage(languages(c)), 404)
    })
    .get(CONNECTED_PATH, (c) => answer(c, connectedPage(languages(c))))
    .onError((error, c) => {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'too_many_attempts') return answer(c, busyPage(languages(c)), 429)
      logger.warn({ code: error.code }, 'a shop that has approved could not be connected')
      return answer(c, refusedPage(languages(c), error.code), statusOf(error.code))
    })
}
