import { expect, it } from 'vitest'
import { leftBehindOf } from './left-behind'
import type { Outgoing } from './outbox'

const leftBehind = { email: 'kim@fjord.example' }
const outgoing = (over: Partial<Outgoing> = {}) =>
  ({ id: '1', text: 'Hi', writtenAt: 1, failure: null, ...over })
const form = { kind: 'offline' as const, answers: [] }

it('an answer is promised once the hub has the message', () => {
  expect(leftBehindOf({ leftBehind, outbox: [] })).toBe(leftBehind)
  expect(leftBehindOf({ leftBehind, outbox: [outgoing()] }), 'what is written after it changes nothing').toBe(
    leftBehind,
  )
})
it.each([null, 'invalid_request'] as const)('and not while it waits or was refused (%s)', (failure) => {
  expect(leftBehindOf({ leftBehind, outbox: [outgoing({ form, failure })] })).toBeNull()
})
