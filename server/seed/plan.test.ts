import { describe, expect, it } from 'vitest'
import { authorKindOf, languageOf, planLoad, standingOf, textOf, type LoadSize } from './plan'
import { NAMES, timeZoneOf } from './people'
import { createRows, uuidAt } from './rows'
import { SAYINGS } from './sayings'
import { Conversation } from '@/domain/conversation'
import { MessageText } from '@/domain/message'

const NOW = Date.UTC(2026, 10, 23)
const size: LoadSize = { conversations: 2_000, messages: 20_000, seed: 7, now: NOW }
const plan = planLoad(size)
const around = { base: 100, inboxes: [{ id: 'i', channel: 'webchat' }], agentIds: ['a', 'b'], labelIds: ['l'] }

describe('the load plan', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planLoad(size)).toEqual(plan)
    expect(planLoad({ ...size, seed: 8 }).atOf).not.toEqual(plan.atOf)
  })

  it('has exactly as many messages as asked for, at least one in every conversation', () => {
    expect(plan.countOf.reduce((sum, count) => sum + count, 0)).toBe(size.messages)
    expect(Math.min(...plan.countOf)).toBe(1)
  })

  it('has short conversations and a few very long ones', () => {
    const sorted = [...plan.countOf].sort((a, b) => a - b)
    expect(sorted[1_000]).toBeLessThan(10)
    expect(sorted.at(-1)).toBeGreaterThan(200)
  })

  it('tells messages in the order they were written, none in the future', () => {
    for (let n = 1; n < size.messages; n += 1) expect(plan.atOf[n]!).toBeGreaterThanOrEqual(plan.atOf[n - 1]!)
    expect(plan.atOf.at(-1)!).toBeLessThanOrEqual(NOW)
    const seen = new Uint32Array(size.conversations)
    plan.conversationOf.forEach((c, n) => expect(plan.indexOf[n]).toBe(seen[c]!++))
  })

  it('leaves most of what is old resolved and some of what is new unanswered', () => {
    const standings = Array.from({ length: size.conversations }, (_, c) => standingOf(plan, c))
    const share = (of: (standing: (typeof standings)[number]) => boolean) =>
      standings.filter(of).length / standings.length
    expect(share(({ status }) => status === 'resolved')).toBeGreaterThan(0.7)
    expect(share(({ unread }) => unread > 0)).toBeGreaterThan(0.01)
    expect(share(({ unread, status }) => unread > 0 && status !== 'open')).toBe(0)
  })

  it('speaks every language it has names for', () => {
    expect(Object.keys(SAYINGS)).toEqual(Object.keys(NAMES))
    expect(new Set(Array.from({ length: 500 }, (_, c) => languageOf(size, c))).size).toBe(Object.keys(NAMES).length)
    for (const language of Object.keys(NAMES))
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timeZoneOf(language) })).not.toThrow()
  })

  it('begins every conversation with the contact, in words that can be sent', () => {
    for (let c = 0; c < 300; c += 1) {
      expect(authorKindOf(size, c, 0)).toBe('contact')
      const text = MessageText.parse(textOf(size, c, 0))
      expect(text).not.toMatch(/[{}]/)
    }
  })
})

describe('the rows of the load', () => {
  const rows = createRows(plan, around)

  it('are valid conversations whose unread messages are the contact’s last ones', () => {
    for (let c = 0; c < size.conversations; c += 1) {
      const { id, version, unread_count, agents_read_position, last_position, last_activity_at, preview } =
        rows.conversation(c)
      expect(version).toBe(last_position)
      expect(unread_count === 0).toBe(agents_read_position === last_position)
      expect(last_activity_at).toBeLessThanOrEqual(NOW)
      Conversation.pick({ id: true, preview: true }).parse({ id, preview })
    }
  })

  it('carry positions that go on where the log ended', () => {
    expect(rows.message(0).position).toBe(101)
    expect(rows.message(size.messages - 1).position).toBe(20_100)
    expect(new Set(Array.from({ length: 1_000 }, (_, n) => rows.message(n).id)).size).toBe(1_000)
  })

  it('have ids that sort by time', () => {
    expect(uuidAt(NOW)).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(uuidAt(NOW) < uuidAt(NOW + 1)).toBe(true)
  })
})
