import { AppError, type ErrorCode } from '@/domain/errors'
import { describe, expect, it } from 'vitest'
import { MalformedFrame } from './stream'
import { Reconnect, verdictOn } from './verdict'

describe('what an ended connection means', () => {
  it.each([
    [new Reconnect('gap'), false, 'later', false, 'catching-up'],
    [new Reconnect('gap'), true, 'now', true, 'catching-up'],
    [new Reconnect('behind'), true, 'now', true, 'catching-up'],
    [new MalformedFrame('log'), false, 'later', false, 'catching-up'],
    [new MalformedFrame('log'), true, 'now', true, 'catching-up'],
    [new Reconnect('silence'), false, 'now', false, 'catching-up'],
    [new Reconnect('replaced'), true, 'now', false, 'catching-up'],
    [new Error('the database is full'), false, 'later', false, 'offline'],
  ] as const)('%o, stuck: %s', (reason, stuck, next, snapshot, state) => {
    expect(verdictOn(reason, stuck)).toMatchObject({ next, snapshot, state })
  })

  it.each<[ErrorCode, string, boolean, string]>([
    ['hub_unreachable', 'later', false, 'offline'],
    ['hub_not_found', 'later', false, 'offline'],
    ['unexpected', 'later', false, 'offline'],
    ['cursor_expired', 'now', true, 'catching-up'],
    ['not_signed_in', 'never', false, 'signed-out'],
    ['workspace_not_found', 'never', false, 'signed-out'],
  ])('%s: %s', (code, next, snapshot, state) => {
    expect(verdictOn(new AppError(code), false)).toMatchObject({ next, snapshot, state })
  })
})
