import type { TranscriptItem } from '@/domain/transcript'
import { describe, expect, it } from 'vitest'
import { aMessage, anActivity, anOutboxEntry, aNote } from '@/tests/factories'
import { transcriptRows } from './transcript-rows'

const noon = new Date(2026, 4, 20, 12).getTime()
const item = (over: Parameters<typeof aMessage>[0]): TranscriptItem => {
  const message = aMessage(over)
  return { kind: 'message', id: message.id, message }
}
const mine = { kind: 'agent', agentId: 'me' as never } as const
const drawn = (items: TranscriptItem[]) =>
  transcriptRows(items, 'me').map((row) =>
    row.kind !== 'said' ? row.kind : `${row.side}${row.first ? ' first' : ''}${row.last ? ' last' : ''}`,
  )

describe('transcriptRows', () => {
  it('begins each day with its line', () => {
    expect(drawn([item({ createdAt: noon - 86_400_000 }), item({ createdAt: noon })])).toEqual([
      'day',
      'theirs first last',
      'day',
      'theirs first last',
    ])
  })
  it('draws what one person says in a row as one group', () => {
    expect(
      drawn([
        item({ createdAt: noon }),
        item({ createdAt: noon + 60_000 }),
        item({ createdAt: noon + 61_000, author: mine }),
      ]),
    ).toEqual(['day', 'theirs first', 'theirs last', 'ours first last'])
  })
  it('begins a new group after a pause', () => {
    expect(drawn([item({ createdAt: noon }), item({ createdAt: noon + 10 * 60_000 })])).toEqual([
      'day',
      'theirs first last',
      'theirs first last',
    ])
  })
  it('draws what is still on its way together with what we said before', () => {
    const entry = anOutboxEntry({ createdAt: noon + 1_000 })
    expect(drawn([item({ createdAt: noon, author: mine }), { kind: 'queued', id: entry.id, entry }])).toEqual([
      'day',
      'ours first',
      'ours last',
    ])
  })
  it('never draws a note together with a message', () => {
    const note = aNote({ createdAt: noon + 1_000, authorId: 'me' as never })
    expect(drawn([item({ createdAt: noon, author: mine }), { kind: 'note', id: note.id, note }])).toEqual([
      'day',
      'ours first last',
      'note first last',
    ])
  })
  it('gives history a line of its own, which ends a group', () => {
    const activity = anActivity({ createdAt: noon + 1_000 })
    expect(
      drawn([
        item({ createdAt: noon, author: mine }),
        { kind: 'activity', id: activity.id, activity },
        item({ createdAt: noon + 2_000, author: mine }),
      ]),
    ).toEqual(['day', 'ours first last', 'activity', 'ours first last'])
  })
  it('keeps a row’s key when older ones come in before it', () => {
    const last = item({ createdAt: noon })
    const key = transcriptRows([last], null).at(-1)!.key
    expect(transcriptRows([item({ createdAt: noon - 1_000 }), last], null).at(-1)!.key).toBe(key)
  })
})

it('a line stands above the first message of the contact that nobody had read', () => {
  const items = [1, 2, 3].map((position) => item({ position, createdAt: noon + position }))
  const kinds = (readTo: number | null) => transcriptRows(items, 'me', readTo).map(({ kind }) => kind)
  expect(kinds(1)).toEqual(['day', 'said', 'new', 'said', 'said'])
  expect(kinds(3)).not.toContain('new')
  expect(kinds(0), 'what is above is not here').not.toContain('new')
  expect(kinds(null)).not.toContain('new')
})
