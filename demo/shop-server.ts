/** Serves the demo shop: pages made for the request's language, pictures, and the policy a careful shop would send. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { picture } from './catalogue/drawings'
import { ARTICLES, COLLECTIONS } from './catalogue/pages'
import { pictureName, PRODUCTS } from './catalogue/products'
import { ROOT } from './root'
import type { PageContext } from './shop/context'
import { layout, type Page } from './shop/layout'
import { articlePage, cartPage, collectionPage, homePage, missingPage } from './shop/pages'
import { productPage } from './shop/product-page'

export interface ShopOptions {
  /** 0: any free one. */
  port: number
  host?: string
  widget: PageContext['widget']
}

export interface Shop {
  /** Without a slash at the end. */
  url: string
  close(): Promise<void>
}

const ASSETS = join(ROOT, 'demo', 'assets')
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
}

/** Everything from here and, for the chat, from the hub; nothing inline. */
function policy(hub: string | undefined): string {
  const chat = hub ? ` ${hub}` : ''
  return [
    "default-src 'self'",
    `script-src 'self'${chat}`,
    `connect-src 'self'${chat}`,
    `img-src 'self' data:${chat}`,
    "style-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

function pageFor(page: PageContext): Page {
  const [, kind, name] = page.path.split('/')
  const product = kind === 'products' && PRODUCTS.find((candidate) => candidate.handle === name)
  const collection = kind === 'collections' && COLLECTIONS.find((candidate) => candidate.handle === name)
  const article = kind === 'journal' && ARTICLES.find((candidate) => candidate.slug === name)
  if (page.path === '/') return homePage(page)
  if (page.path === '/cart') return cartPage(page)
  if (product) return productPage(page, product)
  if (collection) return collectionPage(page, collection)
  if (article) return articlePage(page, article)
  return missingPage(page)
}

const DRAWINGS = new Map<string, string>(
  PRODUCTS.flatMap((product) =>
    product.colours.map(
      ({ tone }) => [`/pictures/${pictureName(product, tone)}.svg`, picture(product.drawing, tone)] as const,
    ),
  ),
)

async function sendFile(response: ServerResponse, file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return false
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'public, max-age=300',
    // Cards with these pictures are shown on other origins: the hub's console, a sidebar, a mail.
    'cross-origin-resource-policy': 'cross-origin',
  })
  createReadStream(file).pipe(response)
  return true
}

/** True: answered. */
async function sendStatic(path: string, response: ServerResponse): Promise<boolean> {
  const drawn = DRAWINGS.get(path)
  if (drawn) {
    response.writeHead(200, { 'content-type': TYPES['.svg'], 'cache-control': 'public, max-age=300' }).end(drawn)
    return true
  }
  // Where Shopify's own storefronts have their files, and what the admin's pages link to.
  if (path.startsWith('/cdn/shop/files/'))
    return sendFile(response, join(ASSETS, 'pictures', normalize(`/${path.slice(16)}`)))
  if (path.startsWith('/pictures/'))
    return sendFile(response, join(ASSETS, 'pictures', normalize(`/${path.slice(10)}`)))
  if (path.startsWith('/assets/')) return sendFile(response, join(ASSETS, normalize(`/${path.slice(8)}`)))
  return false
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  widget: PageContext['widget'],
): Promise<void> {
  const origin = `http://${request.headers.host ?? 'localhost'}`
  const { pathname } = new URL(request.url ?? '/', origin)
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
  if (await sendStatic(pathname, response)) return
  const zh = /^\/zh(\/|$)/.test(pathname)
  const path = (zh ? pathname.slice(3) : pathname).replace(/(?<=.)\/$/, '') || '/'
  const page: PageContext = { language: zh ? 'zh' : 'en', origin, path, widget }
  const made = pageFor(page)
  response.writeHead(made.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(widget?.hub),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  })
  response.end(layout(page, made))
}

export async function startShop({ port, host = '127.0.0.1', widget }: ShopOptions): Promise<Shop> {
  const server = createServer((request, response) => {
    answer(request, response, widget).catch((error: unknown) => {
      console.error('[shop]', error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
