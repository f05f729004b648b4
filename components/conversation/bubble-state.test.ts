import type { TranscriptItem } from '@/domain/transcript'
import { describe, expect, it } from 'vitest'
import { aMessage, anOutboxEntry } from '@/tests/factories'
import { bubbleState } from './bubble-state'

const sent = (over: Parameters<typeof aMessage>[0]): TranscriptItem => {
  const message = aMessage({ author: { kind: 'agent', agentId: 'a' as never }, ...over })
  return { kind: 'message', id: message.id, message }
}
const queued = (over: Parameters<typeof anOutboxEntry>[0]): TranscriptItem => {
  const entry = anOutboxEntry(over)
  return { kind: 'queued', id: entry.id, entry }
}
const now = 1_000_000
const online = { online: true, now }

describe('bubbleState', () => {
  it('tells nothing of what the contact wrote', () => {
    expect(bubbleState(sent({ author: { kind: 'contact' } }), online)).toBeNull()
  })
  it('never says "sent" of what is still in the outbox', () => {
    expect(bubbleState(queued({ state: 'sending', attempts: 1 }), online)).toEqual({
      kind: 'queued',
      waits: 'turn',
      cancellable: false,
    })
  })
  it('says that a message waits for the network, and that it can be taken back', () => {
    expect(bubbleState(queued({}), { online: false, now })).toEqual({
      kind: 'queued',
      waits: 'network',
      cancellable: true,
    })
  })
  it('does not offer to take back what may have reached the hub', () => {
    expect(bubbleState(queued({ attempts: 1 }), { online: false, now })).toMatchObject({ cancellable: false })
  })
  it('tells a card that waits for its undo', () => {
    expect(bubbleState(queued({ sendsAt: now + 3_000 }), online)).toMatchObject({ waits: 'undo' })
  })
  it('gives the reason of a failure, and Retry where it is ours to send again', () => {
    expect(bubbleState(queued({ state: 'failed', failure: 'permission_denied' }), online)).toEqual({
      kind: 'failed',
      code: 'permission_denied',
      retry: true,
    })
    expect(bubbleState(sent({ status: 'failed', failure: { code: '131047', detail: null } }), online)).toEqual({
      kind: 'failed',
      code: 'channel_rejected_message',
      retry: false,
    })
  })
  it('knows what is held because a colleague answered', () => {
    expect(bubbleState(queued({ state: 'held', attempts: 1 }), online)).toEqual({ kind: 'held' })
  })
})
