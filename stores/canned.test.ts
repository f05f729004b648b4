import type { CannedResponse } from '@/domain/canned'
import { expect, it } from 'vitest'
import { anId } from '@/tests/factories'
import { findCanned, orderNumberOf } from './canned'

const row = (shortcut: string, title: string, texts: Record<string, string>): CannedResponse => ({
  ...{ id: anId('ca'), version: 1, ownerId: null, archived: false },
  ...{ shortcut, title, texts },
})
const rows = [
  row('refund', 'How refunds work', { en: 'Five days', es: 'Cinco días' }),
  row('returns', 'Returns', { en: 'Thirty days, refund included' }),
  row('尺码', '尺码建议', { 'zh-CN': '请告诉我们您的身高' }),
]
const found = (typed: string) => findCanned(rows, typed).map(({ shortcut }) => shortcut)

it.each([
  ['', ['refund', 'returns', '尺码']],
  ['ref', ['refund', 'returns']],
  ['RETURNS', ['returns']],
  ['dias', ['refund']],
  ['身高', ['尺码']],
  ['nothing', []],
])('“/%s” finds %j', (typed, shortcuts) => expect(found(typed)).toEqual(shortcuts))

it('an order’s number is what the page’s title says, on an order’s page only', () => {
  expect(orderNumberOf({ kind: 'order', title: '#1042 · Orders · Tidewater · Shopify' })).toBe('#1042')
  expect(orderNumberOf({ kind: 'product', title: 'Mug #1042' })).toBeNull()
  expect(orderNumberOf({ kind: 'order', title: 'Orders' })).toBeNull()
})
