/** The client of WooCommerce stores, against a site written to its documented REST API. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeWooCommerce, type FakeWooCommerce } from '@/tests/counterparts/fake-woocommerce'
import { fetchFrom } from '@/tests/counterparts/serve'
import { aProduct, aVariant } from '@/tests/counterparts/shop-data'
import { createWooCommerce } from './woocommerce'

let site: FakeWooCommerce
let waits: number[]
beforeEach(() => {
  site = createFakeWooCommerce()
  waits = []
})

function client({ consumerSecret = 'cs_1', address = 'https://wool.example' } = {}) {
  const access = { kind: 'woocommerce' as const, consumerKey: 'ck_1', consumerSecret }
  const wait = async (ms: number) => void waits.push(ms)
  const reach = { fetch: fetchFrom(site), wait, patienceMs: 60_000, now: () => 0 }
  return createWooCommerce({ site: { address, access }, currency: 'GBP', hookSecret: 'hook-secret' }, reach)
}
async function wholeCatalogue() {
  const found = []
  for (let cursor: string | null = null; ;) {
    const { products, next } = await client().page(cursor)
    found.push(...products)
    if (next === null) return found
    cursor = next
  }
}
const answer = (status: number, body: string, headers: Record<string, string> = {}) => ({ status, body, headers })

describe('a store on WooCommerce', () => {
  it('says its name and currency', async () => {
    expect(await client().describe()).toMatchObject({ name: 'Wool & Co', currency: 'GBP', apiVersion: null })
  })

  it('gives its whole catalogue, page by page, with every variation', async () => {
    const many = Array.from({ length: 130 }, (_, n) => aVariant(5_000 + n, { title: `Shade ${n}` }))
    site.products = Array.from({ length: 43 }, (_, n) => aProduct(n + 1, `Hat ${n + 1}`))
    site.products[30] = aProduct(31, 'Yarn', { variants: many })
    site.products[3]!.status = 'DRAFT'
    const found = await wholeCatalogue()
    expect(found).toHaveLength(42)
    expect(found.find(({ title }) => title === 'Yarn')!.variants).toHaveLength(130)
    expect(site.asked.filter((path) => path.endsWith('/products'))).toHaveLength(3)
  })

  it('passes nothing over when products are removed while it is read, however many', async () => {
    site.products = Array.from({ length: 90 }, (_, n) => aProduct(n + 1, `Hat ${n + 1}`))
    const removals = [
      ['0', 3],
      ['19', 1],
      ['38', 45],
    ] // before which position is asked for, how many of the first go
    site.meanwhile = ({ query }) => {
      const [at, count] = removals[0] ?? []
      if (at === undefined || query.get('offset') !== at) return
      removals.shift()
      site.products.splice(0, Number(count))
    }
    const found = (await wholeCatalogue()).map(({ externalId }) => Number(externalId))
    expect(new Set(found).size).toBe(found.length)
    expect(found).toEqual(expect.arrayContaining(site.products.map(({ id }) => id)))
    expect(removals).toEqual([])
  })

  it('tells price, reduction, stock, picture and address of a simple product', async () => {
    const reduced = aVariant(1, { price: '19.90', compareAtPrice: '25', stock: 3 })
    site.products = [aProduct(1, 'Bob &#8217;n&#8217; Sons &amp; Hats', { handle: 'hats', variants: [reduced] })]
    expect(await client().product({ by: 'handle', value: 'hats' }, { country: 'JP' })).toMatchObject({
      externalId: '1',
      handle: 'hats',
      title: 'Bob ’n’ Sons & Hats',
      url: 'https://wool.example/product/hats/',
      imageUrl: 'https://cdn.example/1.jpg',
      changedAt: Date.parse('2026-11-01T10:00:00Z'),
      variants: [
        {
          title: null,
          price: { amount: '19.90', currency: 'GBP' },
          compareAtPrice: { amount: '25', currency: 'GBP' },
          availability: 'in_stock',
          stock: 3,
        },
      ],
    })
  })

  it('tells of each variation what it is, and of the product how many there are where that is counted there', async () => {
    const variants = [
      aVariant(11, { title: 'Red / M', price: '', stock: 0 }),
      aVariant(12, { title: 'Red / L', stock: null, isForSale: false, imageUrl: 'https://cdn.example/l.jpg' }),
    ]
    site.products = [aProduct(1, 'Hat', { handle: 'hat', variants })]
    const found = await client().product({ by: 'id', value: '1' }, {})
    expect(found!.variants).toMatchObject([
      { title: 'Red / M', price: null, availability: 'preorder', stock: 0, imageUrl: null },
      {
        title: 'Red / L',
        availability: 'out_of_stock',
        stock: 0, // its product's
        imageUrl: 'https://cdn.example/l.jpg',
        url: 'https://wool.example/product/hat/?attribute_size=12',
      },
    ])
  })

  it('finds by words, and answers nothing for what is not there or not shown', async () => {
    site.products = [aProduct(1, 'Wool hat'), aProduct(2, 'Wool scarf', { status: 'DRAFT' }), aProduct(3, '羊毛帽')]
    const titles = async (text: string) => (await client().search(text, { limit: 10 })).map(({ title }) => title)
    expect(await titles('wool')).toEqual(['Wool hat'])
    expect(await titles('羊毛')).toEqual(['羊毛帽'])
    expect(await client().product({ by: 'id', value: '2' }, {})).toBeNull()
    expect(await client().product({ by: 'handle', value: 'nowhere' }, {})).toBeNull()
    expect(await client().byIds([])).toEqual([])
  })

  it('may be in a folder of its site', async () => {
    site.folder = '/blog'
    expect((await client({ address: 'https://wool.example/blog' }).describe()).name).toBe('Wool & Co')
    await expect(client().describe()).rejects.toMatchObject({ code: 'store_address_wrong' })
  })
})

describe('what goes wrong', () => {
  it('is a key that is none, and one that may not', async () => {
    const refused = { code: 'store_key_refused', details: { field: 'access' } }
    await expect(client({ consumerSecret: 'cs_old' }).describe()).rejects.toMatchObject(refused)
    site.key.mayWrite = false
    await expect(client().watch('https://hub.example/')).rejects.toMatchObject({ code: 'store_permission_missing' })
  })

  it.each([
    ['is no WordPress', answer(200, '<html>'), 'store_address_wrong'],
    ['has no WooCommerce', answer(200, '{"name":"A blog","namespaces":["wp/v2"]}'), 'store_address_wrong'],
    ['has plain permalinks', answer(404, '<html>'), 'store_address_wrong'],
    ['sends on to another address', answer(301, ''), 'store_address_wrong'],
    ['is down', answer(503, '<html>'), 'store_unreachable'],
    ['turns the hub away', answer(403, '<html>'), 'store_permission_missing'],
  ])('is a site that %s', async (_what, scripted, code) => {
    site.script = [scripted]
    await expect(client().describe()).rejects.toMatchObject({ code })
  })

  it('is waited for where the site asks for patience, and not for ever', async () => {
    site.script = [answer(429, '', { 'retry-after': '3' })]
    expect((await client().describe()).name).toBe('Wool & Co')
    expect(waits).toEqual([3_000])
    site.script = [answer(429, '', { 'retry-after': '600' })]
    await expect(client().describe()).rejects.toMatchObject({
      code: 'store_busy',
      details: { retryAfterSeconds: 600 },
    })
  })
})

describe('its webhooks', () => {
  const HERE = 'https://hub.example/hooks/stores/1'

  it('are asked for once each, woken when the site gave up on them, and taken back', async () => {
    const theirs = {
      id: 99,
      topic: 'product.updated',
      status: 'active',
      delivery_url: 'https://other.example/',
      secret: '',
    }
    site.webhooks = [theirs]
    const store = client()
    await store.watch(HERE)
    site.webhooks[1]!.status = 'disabled'
    await store.watch(HERE)
    const ours = site.webhooks.filter(({ delivery_url }) => delivery_url === HERE)
    expect(ours.map(({ topic, status, secret }) => [topic, status, secret])).toEqual(
      ['created', 'updated', 'deleted', 'restored'].map((what) => [`product.${what}`, 'active', 'hook-secret']),
    )
    await store.unwatch(HERE)
    expect(site.webhooks).toEqual([theirs])
  })
})
