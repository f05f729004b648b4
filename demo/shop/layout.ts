/** What every page of the shop has around it. */
import { COLLECTIONS, SHOP_NAME } from '../catalogue/pages'
import { absolute, href, prefix, say, type PageContext } from './context'
import { html, type Html } from './html'
import { icon } from './icons'

export interface Page {
  title: string
  description: string
  /** Absolute address of the picture for previews. */
  image: string
  head?: Html
  body: Html
  status?: number
}

const TEXT = {
  banner: { en: 'Free shipping over $120 · 60-day returns', zh: '满 ¥850 包邮 · 60 天无忧退换' },
  journal: { en: 'Journal', zh: '手记' },
  bag: { en: 'Bag', zh: '购物袋' },
  shop: { en: 'Shop', zh: '商店' },
  skip: { en: 'Skip to content', zh: '跳到正文' },
  other: { en: '中文', zh: 'English' },
  about: {
    en: 'Clothing and gear for wet coasts. A demonstration shop: nothing here is for sale.',
    zh: '为潮湿海岸准备的衣物与装备。演示商店，商品均不出售。',
  },
}

export function layout(page: PageContext, { title, description, image, head, body }: Page): string {
  const other = page.language === 'en' ? 'zh' : 'en'
  const links = COLLECTIONS.map((collection) => {
    const path = `/collections/${collection.handle}`
    return html`<a href="${href(page, path)}" ${page.path === path ? html` aria-current="page"` : ''}
      >${say(page, collection.name)}</a
    >`
  })
  const whole = html`<!doctype html>
    <html lang="${page.language === 'en' ? 'en-US' : 'zh-CN'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href="${absolute(page, page.path)}" />
        <link rel="alternate" hreflang="${other}" href="${page.origin}${prefix(other)}${page.path}" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/shop.css" />
        <meta property="og:site_name" content="${SHOP_NAME}" />
        <meta property="og:title" content="${title}" />
        <meta property="og:description" content="${description}" />
        <meta property="og:image" content="${image}" />
        <meta property="og:url" content="${absolute(page, page.path)}" />
        ${head ?? html`<meta property="og:type" content="website" />`}
        <script type="module" src="/assets/shop.js"></script>
        ${page.widget && html`<script async src="${page.widget.hub}/widget/loader.js" data-inbox="${page.widget.inbox}"></script>`}
      </head>
      <body>
        <a class="skip" href="#content">${say(page, TEXT.skip)}</a>

        <header>
          <p class="bar">${say(page, TEXT.banner)}</p>
          <div class="top">
            <nav aria-label="${say(page, TEXT.shop)}">
              ${links}<a
                href="${href(page, '/journal/how-to-choose-a-rain-jacket')}"
                ${page.path.startsWith('/journal') ? html` aria-current="page"` : ''}
                >${say(page, TEXT.journal)}</a
              >
            </nav>
            <a class="logo" href="${href(page, '/')}">${icon('wave')}${SHOP_NAME}</a>
            <div class="tools">
              <a href="${prefix(other)}${page.path}" hreflang="${other}" lang="${other}">${say(page, TEXT.other)}</a>
              <a class="bag" href="${href(page, '/cart')}"
                >${icon('bag')}<span>${say(page, TEXT.bag)}</span><b data-bag-count></b
              ></a>
            </div>
          </div>
        </header>
        <main id="content">${body}</main>
        <footer class="foot">
          <p class="logo">${icon('wave')}${SHOP_NAME}</p>
          <p>${say(page, TEXT.about)}</p>
        </footer>
      </body>
    </html>`
  return whole.text
}
