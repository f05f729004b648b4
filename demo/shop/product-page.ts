/** A product's page. */
import { COLLECTIONS, SHOP_NAME } from '../catalogue/pages'
import { PRODUCTS } from '../catalogue/products'
import type { Colour, Product } from '../catalogue/types'
import { drawing, href, money, photo, say, type PageContext } from './context'
import { html, type Html } from './html'
import { icon } from './icons'
import type { Page } from './layout'
import { tile } from './pages'
import { attributes, structuredData } from './structured-data'

const TEXT = {
  reviews: { en: 'reviews', zh: '条评价' },
  save: { en: 'Save', zh: '立省' },
  colour: { en: 'Colour', zh: '颜色' },
  size: { en: 'Size', zh: '尺码' },
  add: { en: 'Add to bag', zh: '加入购物袋' },
  order: { en: 'Preorder', zh: '预订' },
  soldOut: { en: 'Sold out', zh: '已售罄' },
  added: { en: 'Added. See your bag', zh: '已加入，查看购物袋' },
  leaves: { en: 'Leaves Bergen in 1–2 days', zh: '1–2 天内从卑尔根发出' },
  returns: { en: 'Free returns within 60 days', zh: '60 天内免费退货' },
  with: { en: 'Goes with it', zh: '可以搭配' },
  pictures: { en: 'Pictures', zh: '图片' },
}

function swatches(page: PageContext, product: Product): Html {
  const one = (colour: Colour, index: number) =>
    html`<label class="swatch tone-${colour.tone}"
      ><input
        type="radio"
        name="colour"
        value="${colour.tone}"
        data-name="${say(page, colour.name)}"
        data-picture="${drawing(product, colour.tone)}"
        ${index === 0 && html` checked`}
      /><span class="vh">${say(page, colour.name)}</span></label
    >`
  return html`<fieldset class="option">
    <legend>${say(page, TEXT.colour)} <b data-colour-name>${say(page, product.colours[0].name)}</b></legend>
    <div class="swatches">${product.colours.map(one)}</div>
  </fieldset>`
}

function sizes(page: PageContext, product: Product): Html | null {
  if (product.sizes.length === 0) return null
  const middle = Math.min(1, product.sizes.length - 1)
  return html`<fieldset class="option">
    <legend>${say(page, TEXT.size)}</legend>
    <div class="sizes">
      ${product.sizes.map((size, index) => html`<label><input type="radio" name="size" value="${size}" ${index === middle && html` checked`} /><span>${size}</span></label>`)}
    </div>
  </fieldset>`
}

export function productPage(page: PageContext, product: Product): Page {
  const marks = attributes(product)
  const collection = COLLECTIONS.find(({ handle }) => handle === product.collection)!
  const { language } = page
  const saved = product.was && { usd: product.was.usd - product.price.usd, cny: product.was.cny - product.price.cny }
  const soldOut = product.stock === 'out_of_stock'
  const action = soldOut ? TEXT.soldOut : product.stock === 'preorder' ? TEXT.order : TEXT.add
  const others = PRODUCTS.filter((other) => other !== product && other.collection === product.collection).slice(0, 4)
  return {
    title: `${say(page, product.name)} · ${SHOP_NAME}`,
    description: say(page, product.description),
    image: photo(page.origin, product),
    head: structuredData(page, product),
    body: html`<div${marks.product}>
      ${marks.own}
      <div class="product">
        <div class="thumbs" role="group" aria-label="${say(page, TEXT.pictures)}">
          ${product.colours.map((colour, index) => html`<button type="button" data-tone="${colour.tone}" aria-label="${say(page, colour.name)}" aria-pressed="${index === 0 ? 'true' : 'false'}"><img src="${drawing(product, colour.tone)}" alt="" width="80" height="96" /></button>`)}
        </div>
        <figure class="shot">
          <img data-shot src="${drawing(product)}" alt="${say(page, product.name)}, ${say(page, product.colours[0].name)}" width="800" height="800" />
          ${product.markup === 'microdata' && html`<link itemprop="image" href="${photo(page.origin, product)}" />`}
          ${product.markup === 'rdfa' && html`<link property="image" href="${photo(page.origin, product)}" />`}
          <figcaption>${say(page, product.made)}</figcaption>
        </figure>
        <div class="info">
          <p class="crumb"><a href="${href(page, `/collections/${collection.handle}`)}">${say(page, collection.name)}</a></p>
          <h1${marks.name}>${say(page, product.name)}</h1>
          <p class="stars">
            <span class="star-row" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => icon('star'))}</span>
            ${product.rating.stars} · ${product.rating.reviews} ${say(page, TEXT.reviews)}
          </p>
          <div${marks.offer}>
            ${marks.extra(page)}
            <p class="price big">
              <b>${money(language, product.price)}</b>
              ${product.was && html`<s>${money(language, product.was)}</s>`}
              ${saved && html`<span>${say(page, TEXT.save)} ${money(language, saved)}</span>`}
            </p>
          </div>
          <p class="desc"${marks.description}>${say(page, product.description)}</p>
          <form data-buy="${product.handle}">
            <div class="options">${swatches(page, product)}${sizes(page, product)}</div>
            <button class="button add" type="submit"${soldOut && html` disabled`}>
              <span>${say(page, action)}</span><span>${money(language, product.price)}</span>
            </button>
            <p class="added" role="status"><a href="${href(page, '/cart')}" hidden data-added>${say(page, TEXT.added)}</a></p>
          </form>
          <ul class="facts">
            <li>${icon('truck')}${say(page, TEXT.leaves)}</li>
            <li>${icon('undo')}${say(page, TEXT.returns)}</li>
            ${product.facts.map((fact) => html`<li>${icon('check')}${say(page, fact)}</li>`)}
          </ul>
        </div>
      </div>
    </div>
    <section class="block">
      <h2>${say(page, TEXT.with)}</h2>
      <ul class="grid">${others.map((other) => tile(page, other))}</ul>
    </section>`,
  }
}
