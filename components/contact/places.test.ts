import { describe, expect, it } from 'vitest'
import { countryChoices, languageChoices, minutesAhead, timeZoneChoices } from './places'

const NOON = Date.UTC(2026, 6, 1, 12)

describe('what an agent may choose', () => {
  it('every country once, by its present code', () => {
    const countries = countryChoices('en')
    expect(countries.length).toBeGreaterThan(240)
    expect(countries).toContainEqual({ value: 'MM', label: 'Myanmar (Burma)' })
    expect(countries.map(({ value }) => value)).not.toContain('BU')
    expect(new Set(countries.map(({ label }) => label)).size).toBe(countries.length)
  })
  it('languages and zones', () => {
    expect(languageChoices('zh-CN')).toContainEqual({ value: 'es', label: '西班牙语' })
    expect(timeZoneChoices().map(({ value }) => value)).toContain('Europe/Madrid')
  })
})

describe('the clock there', () => {
  it('is told against the agent’s own, with half hours', () => {
    const [madrid, kolkata] = [minutesAhead('Europe/Madrid', NOON)!, minutesAhead('Asia/Kolkata', NOON)!]
    expect(kolkata - madrid).toBe(210)
  })
  it('says nothing of a zone the browser does not know', () => {
    expect(minutesAhead('Moon/Crater', NOON)).toBeNull()
  })
})
