import { describe, expect, it } from 'vitest'
import { bannerFor } from './banner'

const state = { status: 'open', snoozedUntilAt: null, followUpAt: null } as const
const quiet = { offlineSince: null, queued: 0, colleagues: [], hostedByBot: false, ...state }

describe('bannerFor', () => {
  it('says nothing when there is nothing to say', () => {
    expect(bannerFor(quiet)).toBeNull()
  })
  it('offline comes before everything', () => {
    const all = {
      ...state,
      offlineSince: 5,
      queued: 2,
      colleagues: [{ name: 'Mia', writing: true }],
      hostedByBot: true,
    }
    expect(bannerFor(all)).toEqual({ kind: 'offline', since: 5, queued: 2 })
  })
  it('a colleague who writes is named before one who looks, and both before the bot', () => {
    const colleagues = [
      { name: 'Ben', writing: false },
      { name: 'Mia', writing: true },
    ]
    expect(bannerFor({ ...quiet, colleagues, hostedByBot: true })).toEqual({
      kind: 'colleague',
      name: 'Mia',
      writing: true,
    })
  })
  it('the bot is named when nobody else is there', () => {
    expect(bannerFor({ ...quiet, hostedByBot: true })).toEqual({ kind: 'bot' })
  })
  it('then what state the conversation is in, and what it waits for', () => {
    expect(bannerFor({ ...quiet, status: 'snoozed', snoozedUntilAt: 9 })).toEqual({ kind: 'closed', until: 9 })
    expect(bannerFor({ ...quiet, status: 'resolved', followUpAt: 9 })).toEqual({ kind: 'closed', until: null })
    expect(bannerFor({ ...quiet, followUpAt: 9 })).toEqual({ kind: 'followUp', at: 9 })
  })
})
