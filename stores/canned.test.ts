import type { CannedResponse } from '@/domain/canned'
import { expect, it } from 'vitest'
import { anId } from '@/tests/factories'
import { findCanned } from './canned'

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
