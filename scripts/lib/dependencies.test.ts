import { describe, expect, it } from 'vitest'
import { matches } from './dependencies.mjs'

const locked = {
  '': {},
  'node_modules/vue': { version: '3.5.45' },
  'node_modules/@esbuild/darwin-arm64': { version: '0.25.0', optional: true },
}

describe('whether what is installed matches the lockfile', () => {
  it('holds when every version is there', () => {
    expect(matches(locked, { 'node_modules/vue': { version: '3.5.45' } })).toBe(true)
  })
  it('does not hold when a version differs', () => {
    expect(matches(locked, { 'node_modules/vue': { version: '3.5.44' } })).toBe(false)
  })
  it('does not hold when a package is missing', () => {
    expect(matches(locked, {})).toBe(false)
  })
  it('forgives what this platform does not install', () => {
    expect(matches(locked, { 'node_modules/vue': { version: '3.5.45' } })).toBe(true)
    expect(
      matches(locked, {
        'node_modules/vue': { version: '3.5.45' },
        'node_modules/@esbuild/darwin-arm64': { version: '0.1.0' },
      }),
    ).toBe(false)
  })
})
