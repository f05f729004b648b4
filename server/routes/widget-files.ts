/** The widget's built files, for any shop's page. The loader keeps its name, so it is asked for anew; the rest is hashed. */
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { AppError } from '@/domain/errors'

const HASHED = /[.-][\w-]{8,}\.(js|css|svg|png|woff2)$/

/**
 * The page the console previews unpublished settings in. Whoever frames it tells it what to draw, and there is nothing in it
 * that could be taken or pressed: it has no origin, reaches nobody and sends no form. (`*` would let web pages frame it, and
 * not the extension's.)
 */
const PREVIEW = '/widget/preview.html'
const PREVIEW_POLICY =
  "default-src 'none'; script-src 'self'; img-src https: data:; base-uri 'none'; form-action 'none'; sandbox allow-scripts allow-forms"

/** `folder`: dist/widget, absolute. */
export function widgetFiles(folder: string) {
  return new Hono()
    .use('/widget/*', async (c, next) => {
      await next()
      if (c.res.status !== 200) return
      if (c.req.path === PREVIEW) {
        c.res.headers.set('content-security-policy', PREVIEW_POLICY)
        c.res.headers.set('cache-control', 'no-cache')
        return
      }
      const lasting = HASHED.test(c.req.path)
      c.res.headers.set(
        'cache-control',
        lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=300, must-revalidate',
      )
      c.res.headers.set('cross-origin-resource-policy', 'cross-origin')
    })
    .get('/widget/*', serveStatic({ root: folder, rewriteRequestPath: (path) => path.replace(/^\/widget/, '') }))
    .get('/widget/*', () => {
      throw new AppError('route_not_found')
    })
}
