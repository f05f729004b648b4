import { describe, expect, it } from 'vitest'
import { parseRoute, routeTo } from './route'

describe('an address within the console', () => {
  it('is a path and a question', () => {
    expect(parseRoute('#/conversations?label=a&text=%E5%B8%90%E7%AF%B7')).toEqual({
      path: '/conversations',
      query: { label: 'a', text: '帐篷' },
    })
  })
  it('keeps a question mark that is asked for', () => {
    expect(parseRoute(routeTo('/conversations', { text: 'where is it?' })).query).toEqual({ text: 'where is it?' })
  })
  it('is the beginning when it is none', () => {
    expect(parseRoute('')).toEqual({ path: '/', query: {} })
    expect(parseRoute('#translation')).toEqual({ path: '/', query: {} })
  })
  it('leaves out what is empty', () => {
    expect(routeTo('/conversations', { label: null, text: '' })).toBe('#/conversations')
  })
})
