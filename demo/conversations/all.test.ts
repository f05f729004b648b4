import { describe, expect, it } from 'vitest'
import { CHANNELS } from '@/domain/channel'
import { ARTICLES, COLLECTIONS } from '../catalogue/pages'
import { PRODUCTS } from '../catalogue/products'
import { cardOf } from '../seed/cards'
import { timeline } from '../seed/timeline'
import { CONVERSATIONS } from './all'

const NOW = 1_764_000_000_000

describe('the demo’s conversations', () => {
  it('are at least forty, in at least six languages, on every channel', () => {
    expect(CONVERSATIONS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(CONVERSATIONS.map(({ contact }) => contact.language.slice(0, 2))).size).toBeGreaterThanOrEqual(6)
    expect(new Set(CONVERSATIONS.map(({ channel }) => channel))).toEqual(new Set(CHANNELS))
  })

  it('are told apart by their keys', () => {
    expect(new Set(CONVERSATIONS.map(({ key }) => key)).size).toBe(CONVERSATIONS.length)
  })

  it('are in every state an inbox knows', () => {
    expect(new Set(CONVERSATIONS.map(({ status = 'open' }) => status))).toEqual(
      new Set(['open', 'snoozed', 'resolved']),
    )
    expect(CONVERSATIONS.some(({ bot }) => bot)).toBe(true)
    expect(CONVERSATIONS.some(({ bot, assignee }) => !bot && !assignee)).toBe(true)
    expect(CONVERSATIONS.some(({ assignee }) => assignee)).toBe(true)
  })

  it.each(CONVERSATIONS.map((demo) => [demo.key, demo] as const))('%s holds together', (_key, demo) => {
    const mine = demo.lines.filter((line) => Array.isArray(line) && line[0] === 'me')
    expect(demo.unread ?? 0).toBeLessThanOrEqual(mine.length)
    for (const line of demo.lines)
      if ('card' in line) expect(cardOf('http://shop.example', line.card, line.tone)).toBeTruthy()
    const pages = [
      '/',
      '/cart',
      ...PRODUCTS.map(({ handle }) => `/products/${handle}`),
      ...COLLECTIONS.map(({ handle }) => `/collections/${handle}`),
      ...ARTICLES.map(({ slug }) => `/journal/${slug}`),
    ]
    for (const [path] of demo.visits ?? []) expect(pages).toContain(path.replace(/^\/zh(?=\/)/, ''))
    expect(demo.visits === undefined || demo.channel === 'webchat').toBe(true)
  })

  it.each(CONVERSATIONS.map((demo) => [demo.key, demo] as const))(
    '%s was said in order, ending when it says',
    (_key, demo) => {
      const times = timeline(demo, NOW).map(({ at }) => at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.at(-1)).toBe(NOW - demo.ago * 60_000)
    },
  )
})
