import type { AgentId } from './ids'
import { expect, it } from 'vitest'
import { mentionedIn, mentionPieces } from './mentions'

const agents = [
  { id: 'm' as AgentId, name: 'Mia' },
  { id: 'l' as AgentId, name: 'Mia Lund' },
  { id: 's' as AgentId, name: '佐藤' },
]
it.each([
  ['@Mia Lund please look', ['l']],
  ['@mia, and @佐藤也看一下', ['m', 's']],
  ['ask@mia', []],
  ['@Miami', []],
  ['@Mia @Mia', ['m']],
])('“%s” calls on %j', (text, ids) => expect(mentionedIn(text, agents)).toEqual(ids))
it('loses no character of the text', () => {
  const text = 'Hi @Mia Lund! And @nobody.'
  expect(
    mentionPieces(text, agents)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
