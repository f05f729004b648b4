import { describeMarkup, jsonLd } from '@/tests/fixtures/pages/describe'
import { describe, expect, it } from 'vitest'

const product = { '@context': 'https://schema.org', '@type': 'Product', name: 'Rain jacket' }
const offer = { '@type': 'Offer', price: '89.00', priceCurrency: 'USD' }
const sold = (data: unknown) => describeMarkup(jsonLd(data)).product

describe('a hostile page', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'chrome://settings', '  '])(
    'gets no picture at %s',
    (image) => expect(sold({ ...product, image, offers: offer })).toMatchObject({ imageUrl: null }),
  )

  it('gets no name that is markup, turns the writing around, or has no end', () => {
    const name = (text: string) => sold({ ...product, name: text, offers: offer })?.name
    expect(name('<img src=x onerror=alert(1)>Rain jacket')).toBe('Rain jacket')
    expect(name('Rain\u202Ejacket\u0000')).toBe('Rain jacket')
    expect(name('&lt;b&gt; &amp;amp; &#128512;')).toBe('<b> &amp; 😀')
    expect(name('x'.repeat(5_000))).toHaveLength(300)
  })

  it('closes the script inside a name without being followed there', () => {
    const page = jsonLd(`{"@type":"Product","name":"</script><script>alert(1)</script>","offers":{}}`)
    expect(describeMarkup(page).product).toBeNull()
  })

  it.each([
    ['10 MB of JSON-LD', jsonLd({ ...product, offers: offer, description: 'x'.repeat(10_000_000) })],
    ['JSON nested 100,000 deep', jsonLd(`${'{"@graph":['.repeat(100_000)}${']}'.repeat(100_000)}`)],
    ['broken JSON full of openings', jsonLd('{"a":'.repeat(20_000) + '/*'.repeat(100_000) + '"'.repeat(100_001))],
    ['100,000 scripts', jsonLd('{"@type":"WebPage"}').repeat(100_000)],
    ['200,000 products', jsonLd(Array.from({ length: 200_000 }, (_, n) => ({ '@type': 'Product', name: `n${n}` })))],
    [
      'an item of 100,000 properties',
      `<div itemscope itemtype="https://schema.org/Product">${'<i itemprop="x">y</i>'.repeat(100_000)}</div>`,
    ],
    ['5,000 nested elements called names', `${'<div class="title" itemprop="name">'.repeat(5_000)}x`],
    [
      'properties that refer to the whole page',
      `<div id="all"><i itemprop="x">y</i></div>${'<div itemscope itemtype="https://schema.org/Product" itemref="all all all all"></div>'.repeat(2_000)}`,
    ],
  ])(
    'is read within bounds: %s',
    (_what, body) => {
      expect(describeMarkup(body).product).toBeNull()
    },
    20_000,
  ) // the test's own parser is the slow part
})
