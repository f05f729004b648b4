import { describe, expect, it } from 'vitest'
import { blockedStorage, fakeStorage } from './fake-storage'
import { createKept } from './kept'

describe('what the chat keeps', () => {
  it('stays within its own inbox', () => {
    const storage = fakeStorage()
    createKept('one', () => storage).set('draft', 'Hi')
    expect(createKept('two', () => storage).get('draft')).toBeNull()
    expect(createKept('one', () => storage).get('draft')).toBe('Hi')
  })

  it('lives for the page where the browser blocks storage', () => {
    const kept = createKept('one', blockedStorage)
    kept.set('out.2', 'b')
    kept.set('out.1', 'a')
    expect(kept.all('out.')).toEqual(['a', 'b'])
    kept.remove('out.1')
    expect(kept.all('out.')).toEqual(['b'])
  })

  it('takes what somebody else wrote under its name for nothing', () => {
    const storage = fakeStorage()
    storage.setItem('alongside.one.draft', '{not json')
    expect(createKept('one', () => storage).get('draft')).toBeNull()
  })
})
