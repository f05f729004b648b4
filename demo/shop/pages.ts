/** The shop's pages, but for a product's. */
import { ARTICLES, COLLECTIONS, SHOP_NAME } from '../catalogue/pages'
import { pictureName, productOf, PRODUCTS } from '../catalogue/products'
import type { Article, Collection, Product } from '../catalogue/types'
import { drawing, href, money, photo, say, type PageContext } from './context'
import { html, jsonData, jsonLd, type Html } from './html'
import type { Page } from './layout'

const TEXT = {
  title: { en: 'Clothing and gear for wet coasts', zh: '为潮湿海岸准备的衣物与装备' },
  lead: {
    en: 'Made by people who wait for ferries, repaired free for life, and answered by a person when you ask.',
    zh: '由常等渡轮的人制作，终身免费维修，有问题随时由真人解答。',
  },
  see: { en: 'See the rain jacket', zh: '看看防雨夹克' },
  rain: { en: 'Before it rains', zh: '趁雨还没来' },
  all: { en: 'Everything', zh: '全部商品' },
  read: { en: 'From the journal', zh: '手记' },
  products: { en: 'products', zh: '件商品' },
  soldOut: { en: 'Sold out', zh: '已售罄' },
  preorder: { en: 'Preorder', zh: '可预订' },
  bag: { en: 'Your bag', zh: '您的购物袋' },
  empty: { en: 'Nothing in it yet.', zh: '还是空的。' },
  back: { en: 'Back to the shop', zh: '返回商店' },
  end: {
    en: 'This is a demonstration shop, so the journey ends here. Ask the chat anything about what’s in your bag.',
    zh: '这是演示商店，流程到此为止。关于袋中商品的任何问题，都可以在聊天中询问。',
  },
  missing: { en: 'That page has gone out with the tide', zh: '这一页随潮水退去了' },
  missingLead: {
    en: 'The address may be mistyped, or the product is no longer made.',
    zh: '地址可能有误，或商品已停产。',
  },
}

export function tile(page: PageContext, product: Product): Html {
  const mark = product.stock === 'in_stock' ? null : product.stock === 'preorder' ? TEXT.preorder : TEXT.soldOut
  return html`<li class="tile">
    <a href="${href(page, `/products/${product.handle}`)}">
      <span class="tile-pic"
        ><img
          src="${drawing(product)}"
          alt=""
          width="400"
          height="400"
          loading="lazy"
        />${mark && html`<em>${say(page, mark)}</em>`}</span
      >
      <span class="tile-name">${say(page, product.name)}</span>
      <span class="tile-made">${say(page, product.made)}</span>
      <span class="price"
        ><b>${money(page.language, product.price)}</b
        >${product.was && html`<s>${money(page.language, product.was)}</s>`}</span
      >
    </a>
  </li>`
}

const grid = (page: PageContext, products: readonly Product[]) =>
  html`<ul class="grid">
    ${products.map((product) => tile(page, product))}
  </ul>`

export function homePage(page: PageContext): Page {
  const hero = productOf('rain-jacket')
  const article = ARTICLES[0]!
  return {
    title: `${SHOP_NAME} · ${say(page, TEXT.title)}`,
    description: say(page, TEXT.lead),
    image: photo(page.origin, hero),
    head: jsonLd({ '@context': 'https://schema.org', '@type': 'Organization', name: SHOP_NAME, url: page.origin }),
    body: html` <section class="hero">
        <div>
          <h1>${say(page, TEXT.title)}</h1>
          <p>${say(page, TEXT.lead)}</p>
          <a class="button" href="${href(page, `/products/${hero.handle}`)}">${say(page, TEXT.see)}</a>
        </div>
        <img src="${drawing(hero)}" alt="${say(page, hero.name)}" width="800" height="800" />
      </section>
      <section class="block">
        <h2>${say(page, TEXT.rain)}</h2>
        ${grid(page, ['rain-jacket', 'quay-boots', 'skerry-pack', 'fisherman-sweater'].map(productOf))}
      </section>
      <section class="block doors">${COLLECTIONS.map((collection) => door(page, collection))}</section>
      <section class="block">
        <h2>${say(page, TEXT.all)}</h2>
        ${grid(page, PRODUCTS)}
      </section>
      <section class="block teaser">
        <img src="${drawing(productOf(article.picture))}" alt="" width="400" height="400" loading="lazy" />
        <div>
          <p class="over">${say(page, TEXT.read)}</p>
          <h2><a href="${href(page, `/journal/${article.slug}`)}">${say(page, article.title)}</a></h2>
          <p>${say(page, article.lead)}</p>
        </div>
      </section>`,
  }
}

function door(page: PageContext, collection: Collection): Html {
  const first = PRODUCTS.find((product) => product.collection === collection.handle)!
  return html`<a class="door" href="${href(page, `/collections/${collection.handle}`)}"
    ><img src="${drawing(first)}" alt="" width="96" height="96" loading="lazy" /><span
      ><b>${say(page, collection.name)}</b>${say(page, collection.lead)}</span
    ></a
  >`
}

export function collectionPage(page: PageContext, collection: Collection): Page {
  const products = PRODUCTS.filter((product) => product.collection === collection.handle)
  return {
    title: `${say(page, collection.name)} · ${SHOP_NAME}`,
    description: say(page, collection.lead),
    image: photo(page.origin, products[0]!),
    body: html`<section class="block">
      <p class="crumb"><a href="${href(page, '/')}">${SHOP_NAME}</a></p>
      <h1>${say(page, collection.name)}</h1>
      <p class="lead">${say(page, collection.lead)} <span>${products.length} ${say(page, TEXT.products)}</span></p>
      ${grid(page, products)}
    </section>`,
  }
}

export function articlePage(page: PageContext, article: Article): Page {
  const product = productOf(article.picture)
  return {
    title: `${say(page, article.title)} · ${SHOP_NAME}`,
    description: say(page, article.lead),
    image: photo(page.origin, product),
    head: html`<meta property="og:type" content="article" />
      ${jsonLd({ '@context': 'https://schema.org', '@type': 'Article', headline: say(page, article.title), image: photo(page.origin, product) })}`,
    body: html`<article class="article">
      <p class="over">${say(page, TEXT.read)}</p>
      <h1>${say(page, article.title)}</h1>
      <p class="lead">${say(page, article.lead)}</p>
      <img src="${drawing(product)}" alt="${say(page, product.name)}" width="800" height="500" />
      ${article.paragraphs.map((paragraph) => html`<p>${say(page, paragraph)}</p>`)}
      <p><a class="button" href="${href(page, `/products/${product.handle}`)}">${say(page, product.name)}</a></p>
      <ul class="more">
        ${ARTICLES.filter((other) => other !== article).map((other) => html`<li><a href="${href(page, `/journal/${other.slug}`)}">${say(page, other.title)}</a></li>`)}
      </ul>
    </article>`,
  }
}

/** Filled by the page's own script from the browser's storage; the catalogue it needs comes along as data. */
export function cartPage(page: PageContext): Page {
  const known = PRODUCTS.map((product) => ({
    handle: product.handle,
    name: say(page, product.name),
    price: page.language === 'en' ? product.price.usd : product.price.cny,
    url: href(page, `/products/${product.handle}`),
    colours: product.colours.map(({ tone, name }) => ({
      tone,
      name: say(page, name),
      picture: `/pictures/${pictureName(product, tone)}.svg`,
    })),
  }))
  return {
    title: `${say(page, TEXT.bag)} · ${SHOP_NAME}`,
    description: say(page, TEXT.bag),
    image: photo(page.origin, productOf('rain-jacket')),
    body: html`<section class="block cart">
      <h1>${say(page, TEXT.bag)}</h1>
      <ul class="lines" data-bag-lines></ul>
      <p class="total" data-bag-total></p>
      <p class="lead" data-bag-empty>${say(page, TEXT.empty)}</p>
      <p class="note" data-bag-note hidden>${say(page, TEXT.end)}</p>
      <a class="button" href="${href(page, '/')}">${say(page, TEXT.back)}</a>
      ${jsonData('catalogue', known)}
    </section>`,
  }
}

export function missingPage(page: PageContext): Page {
  return {
    status: 404,
    title: `404 · ${SHOP_NAME}`,
    description: say(page, TEXT.missingLead),
    image: photo(page.origin, productOf('rain-jacket')),
    body: html`<section class="block">
      <h1>${say(page, TEXT.missing)}</h1>
      <p class="lead">${say(page, TEXT.missingLead)}</p>
      <a class="button" href="${href(page, '/')}">${say(page, TEXT.back)}</a>
    </section>`,
  }
}
