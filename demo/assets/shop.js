/** The shop's own script: options of a product, and the bag in the browser's storage. */
const KEY = 'tidewater.bag'

/** @returns {{ handle: string, tone: string, size: string, count: number }[]} */
function readBag() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]')
  } catch {
    return [] // storage blocked, or something else under our key
  }
}

function writeBag(lines) {
  try {
    localStorage.setItem(KEY, JSON.stringify(lines))
  } catch {
    // storage blocked: the bag lasts as long as the page
  }
  showCount(lines)
}

function showCount(lines = readBag()) {
  const count = lines.reduce((sum, line) => sum + line.count, 0)
  for (const badge of document.querySelectorAll('[data-bag-count]')) badge.textContent = count ? String(count) : ''
}

function setUpProduct(form) {
  const shot = document.querySelector('[data-shot]')
  const choose = (input) => {
    input.checked = true
    shot.src = input.dataset.picture
    form.querySelector('[data-colour-name]').textContent = input.dataset.name
    for (const thumb of document.querySelectorAll('[data-tone]'))
      thumb.setAttribute('aria-pressed', String(thumb.dataset.tone === input.value))
  }
  const asked = new URLSearchParams(location.search)
  for (const input of form.elements.colour instanceof RadioNodeList ? form.elements.colour : [form.elements.colour]) {
    input.addEventListener('change', () => choose(input))
    if (input.value === asked.get('colour')) choose(input)
    document.querySelector(`[data-tone="${input.value}"]`)?.addEventListener('click', () => choose(input))
  }
  for (const input of form.querySelectorAll('[name="size"]'))
    if (input.value === asked.get('size')) input.checked = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = new FormData(form)
    const line = { handle: form.dataset.buy, tone: chosen.get('colour'), size: chosen.get('size') ?? '', count: 1 }
    const lines = readBag()
    const same = lines.find((held) => held.handle === line.handle && held.tone === line.tone && held.size === line.size)
    if (same) same.count += 1
    else lines.push(line)
    writeBag(lines)
    form.querySelector('[data-added]').hidden = false
  })
}

function setUpCart(list) {
  const zh = document.documentElement.lang.startsWith('zh')
  const money = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'currency',
    currency: zh ? 'CNY' : 'USD',
    maximumFractionDigits: 0,
  })
  const catalogue = JSON.parse(document.getElementById('catalogue').textContent)
  const remove = zh ? '移除' : 'Remove'
  const draw = () => {
    const lines = readBag()
    const rows = lines.flatMap((line) => {
      const product = catalogue.find((known) => known.handle === line.handle)
      const colour = product?.colours.find((known) => known.tone === line.tone)
      return product && colour ? [{ line, product, colour }] : []
    })
    list.replaceChildren(
      ...rows.map(({ line, product, colour }) => lineOf({ line, product, colour, money, remove, draw })),
    )
    const total = rows.reduce((sum, { line, product }) => sum + product.price * line.count, 0)
    document.querySelector('[data-bag-total]').textContent = rows.length ? money.format(total) : ''
    document.querySelector('[data-bag-empty]').hidden = rows.length > 0
    document.querySelector('[data-bag-note]').hidden = rows.length === 0
  }
  draw()
}

function lineOf({ line, product, colour, money, remove, draw }) {
  const row = document.createElement('li')
  const picture = Object.assign(document.createElement('img'), { src: colour.picture, alt: '', width: 72, height: 72 })
  const link = Object.assign(document.createElement('a'), { href: product.url, textContent: product.name })
  const variant = Object.assign(document.createElement('span'), {
    textContent: [colour.name, line.size, line.count > 1 ? `× ${line.count}` : ''].filter(Boolean).join(' · '),
  })
  const price = Object.assign(document.createElement('b'), { textContent: money.format(product.price * line.count) })
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: remove })
  button.addEventListener('click', () => {
    writeBag(
      readBag().filter((held) => !(held.handle === line.handle && held.tone === line.tone && held.size === line.size)),
    )
    draw()
  })
  const words = document.createElement('div')
  words.append(link, variant, button)
  row.append(picture, words, price)
  return row
}

showCount()
const form = document.querySelector('form[data-buy]')
if (form) setUpProduct(form)
const list = document.querySelector('[data-bag-lines]')
if (list) setUpCart(list)
