import { describeMarkup } from '@/tests/fixtures/pages/describe'
import { PLATFORM_PAGES } from '@/tests/fixtures/pages/platforms'
import { expect, it } from 'vitest'

it.each(Object.entries(PLATFORM_PAGES))('%s sells what its page says', (_name, { url, head, body, sold }) => {
  const lang = /Swedish/.test(_name) ? 'sv' : ''
  const { name, price, ...more } = sold
  const title = `<title>${name} | Tidewater</title>`
  const page = describeMarkup(body, { url, head: title + (head ?? ''), lang })
  expect(page.product).toMatchObject({ name, price: { amount: price[0], currency: price[1] }, ...more })
})
