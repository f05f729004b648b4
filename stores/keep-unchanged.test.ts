import type { TranscriptItem } from '@/domain/transcript'
import { describe, expect, it } from 'vitest'
import { aMessage, anOutboxEntry } from '@/tests/factories'
import { keepUnchanged } from './keep-unchanged'

const item = (message = aMessage()): TranscriptItem => ({ kind: 'message', id: message.id, message })

describe('keepUnchanged', () => {
  it('pain 4: a new message costs its own row, the others stay the objects they were', () => {
    const before = [item(), item()]
    const copies = structuredClone(before)
    const now = keepUnchanged(before, [...copies, item()])
    expect(now[0]).toBe(before[0])
    expect(now[1]).toBe(before[1])
    expect(now).toHaveLength(3)
  })
  it('takes the newer version of a row', () => {
    const message = aMessage({ status: 'sent' })
    const read = { ...message, version: message.version + 1, status: 'read' as const }
    expect(keepUnchanged([item(message)], [item(read)])[0]).toMatchObject({ message: { status: 'read' } })
  })
  it('takes the hub’s row for what was queued', () => {
    const message = aMessage()
    const entry = anOutboxEntry({ id: message.id })
    expect(keepUnchanged([{ kind: 'queued', id: entry.id, entry }], [item(message)])[0]!.kind).toBe('message')
  })
})
