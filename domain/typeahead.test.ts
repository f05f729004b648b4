import { expect, it } from 'vitest'
import { triggerAt } from './typeahead'

const at = (text: string) => {
  const found = triggerAt(text, text.length, ['canned', 'mention'])
  return found && [found.kind, found.query, found.from]
}
it.each([
  ['/', ['canned', '', 0]],
  ['Hello /ref', ['canned', 'ref', 6]],
  ['你好/退款', ['canned', '退款', 2]],
  ['／退', ['canned', '退', 0]],
  ['see @mi', ['mention', 'mi', 4]],
  ['请@佐藤', ['mention', '佐藤', 1]],
])('“%s” looks for %j', (text, found) => expect(at(text)).toEqual(found))

it.each(['and/or', 'https://shop', '1/2', 'mia@shop', '/ref ', 'a//b', ''])('“%s” looks for nothing', (text) =>
  expect(at(text)).toBeNull(),
)
