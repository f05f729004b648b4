/** Pages to be measured on, made by rule so that anybody can. */

/** Of the admin's pages only the product form is read. */
export const ORDERS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Orders</title>
<body style="margin:0;font:16px sans-serif;background:#f6f6f7"><main style="padding:40px">
<h1>Orders</h1>${Array.from({ length: 200 }, (_, i) => `<p>Order #${1000 + i}, paid</p>`).join('')}</main></body></html>`

/** A shop's product among thousands of others, with nothing marked up. */
export const LARGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rain jacket</title><body><main><div>
<img src="data:," alt="Rain jacket"><h1>Rain jacket</h1><p class="price">$89.00</p><button>Add to cart</button></div>
${Array.from(
  { length: 4_000 },
  (_, i) =>
    `<div class="tile"><a class="title" href="/products/${i}">Thing ${i}</a><span class="price">$${i}.00</span><button>Buy</button></div>`,
).join('')}</main></body></html>`

/**
 * As the largest shops write a product: nothing marked up, 2 MB of which half a megabyte is inline script, and about 6,000
 * elements, a third of them around the heading. The rest of the weight is what such pages keep in attributes.
 */
export const BUSY = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rain jacket, men's, waterproof: Clothing</title>
${scripts(100)}<body>${blocks('menu', 120, () => '')}<main><div class="center-column">
<h1 id="title" class="size-large">Rain jacket, men's, waterproof</h1>
<div class="price-block"><span class="price was"><s>$119.00</s></span><span class="price now">$89.00</span></div>
<div class="stock available">In stock</div><button class="add-to-cart">Add to cart</button>
${blocks('feature', 260, (i) => `<img src="/images/${i}.jpg" data-large="/images/${i}-large.jpg" alt="Seen from ${i}">`)}</div>
${scripts(100)}${blocks('related', 400, (i) => `<a href="/dp/${i}" class="name">Thing ${i}</a><span class="price">$${i}.90</span>`)}
</main>${scripts(100)}</body></html>`

function scripts(count: number): string {
  const body =
    'window.page = window.page || {}; (function (page) { page.loaded = (page.loaded || 0) + 1 })(window.page);\n'
  return `<script>${body.repeat(16)}</script>\n`.repeat(count)
}
function blocks(name: string, count: number, more: (i: number) => string): string {
  const kept = JSON.stringify({ name, weblab: 'x'.repeat(1_500) }).replaceAll('"', '&quot;')
  return Array.from(
    { length: count },
    (_, i) => `<div class="${name} block-${i}" data-state="${kept}"><div class="${name}-inner a-row"><ul class="a-list">
<li><span class="a-text">Word ${i} of what it says</span></li><li><span>And more of it</span></li></ul>${more(i)}</div></div>`,
  ).join('\n')
}
