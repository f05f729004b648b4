import { describe, expect, it } from 'vitest'
import { adminPageOf } from './admin-page'

const LINEN = 'https://admin.shopify.com/store/linen'
const WOOL = 'https://wool.example/wp-admin'

describe('a page of a store’s admin', () => {
  it.each([
    [`${LINEN}/orders/450?from=list`, { admin: LINEN, kind: 'order', externalId: '450' }],
    [`${LINEN}/customers/77/`, { admin: LINEN, kind: 'customer', externalId: '77' }],
    [`${WOOL}/post.php?post=12&action=edit`, { admin: WOOL, kind: 'order', externalId: '12' }],
    [`${WOOL}/admin.php?page=wc-orders&action=edit&id=12`, { admin: WOOL, kind: 'order', externalId: '12' }],
    [
      'https://a.example/blog/wp-admin/user-edit.php?user_id=3',
      { admin: 'https://a.example/blog/wp-admin', kind: 'customer', externalId: '3' },
    ],
  ])('%s says what it is about', (url, page) => {
    expect(adminPageOf(url)).toEqual(page)
  })
  it.each([
    `${LINEN}/orders`,
    `${LINEN}/products/9`,
    `${LINEN}/orders/450x`,
    `${WOOL}/post.php?post=12`,
    `${WOOL}/post.php?post=../1&action=edit`,
    `${WOOL}/admin.php?page=wc-settings&action=edit&id=12`,
    'https://evil.example/store/linen/orders/450',
    'https://admin.shopify.com.evil.example/store/linen/orders/450',
    'nowhere',
  ])('%s is about nobody', (url) => {
    expect(adminPageOf(url)).toBeNull()
  })
})
