import { describe, expect, it } from 'vitest'
import type { WidgetLook } from '@/domain/widget'
import { anAgent } from '@/tests/factories'
import { frameOn, previewOf, type Screen } from './preview'

const look: WidgetLook = {
  shopName: 'Tidewater',
  brand: '#2f6fed',
  side: 'right',
  edge: 24,
  bottom: 20,
  icon: 'talk',
  languages: ['en'],
  greeting: { en: 'Hello' },
  texts: {},
  preChat: { ask: 'unknown', fields: [{ key: 'email', required: true, labels: {} }] },
  offline: { on: true, when: 'hours', fields: [] },
}
const there = anAgent({ name: 'Mia', availability: 'available' })
const away = anAgent({ name: 'Ana', availability: 'away' })
const show = (screen: Screen, agents = [there, away]) =>
  previewOf({ look, fields: [], agents, screen, language: 'en', dark: false, round: 1 })

describe('previewOf', () => {
  it('shows each form where one looks for it, and the chat without any', () => {
    expect(show('pre_chat').config.preChat).toHaveLength(1)
    expect(show('chat').config).toMatchObject({ preChat: null, offline: null, staffed: true })
    expect(show('offline').config).toMatchObject({ preChat: null, staffed: false, agents: [] })
    expect(show('offline').config.offline).toHaveLength(1)
  })
  it('opens the chat for all but the launcher and the greeting', () => {
    expect(show('launcher')).toMatchObject({ open: false, greets: false })
    expect(show('greeting')).toMatchObject({ open: false, greets: true })
    expect(show('chat').open).toBe(true)
  })
  it('has the faces of who is there, and by night of who could be', () => {
    expect(show('chat').config.agents.map(({ name }) => name)).toEqual(['Mia'])
    expect(show('chat', [away]).config.agents.map(({ name }) => name)).toEqual(['Ana'])
  })
})

describe('frameOn', () => {
  it('is never so narrow that a desktop is taken for a phone', () => {
    expect(frameOn({ width: 428, height: 700 }, 'desktop', 24)).toEqual({ width: 500, height: 700, scale: 1 })
  })
  it('grows smaller until the panel and its distance fit', () => {
    const { width, scale } = frameOn({ width: 300, height: 600 }, 'desktop', 196)
    expect([scale, width]).toEqual([0.5, 600])
  })
  it('is as wide as a phone for a phone', () => {
    expect(frameOn({ width: 428, height: 600 }, 'phone', 24)).toEqual({ width: 375, height: 600, scale: 1 })
  })
})
