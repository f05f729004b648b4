import { AppError } from '@/domain/errors'
import { describe, expect, it, vi } from 'vitest'
import { answer, callerOf, type Caller, type Handlers } from './listen'

const us = { id: 'ours', origin: 'chrome-extension://ours' }
const page: Caller = { sender: 'extension-page', url: '', tabId: 1, windowId: 1, frameId: 3, pageKey: 'p' }
const script: Caller = { ...page, sender: 'content-script', frameId: 0 }
const handlers = {
  'sync.now': async () => null,
  'outbox.undo': async () => {
    throw new AppError('nothing_to_undo')
  },
  'session.signOut': async () => {
    throw new Error('a bug, with a secret in its text')
  },
} as unknown as Handlers
const messageId = '00000000-0000-7000-8000-000000000001'

describe('who is asking', () => {
  const tab = { id: 7, windowId: 2 } as never
  it('is one of our pages by its address, wherever it is embedded', () => {
    const frame = { id: 'ours', url: 'chrome-extension://ours/sidebar.html', tab, frameId: 4 }
    expect(callerOf(frame, us)).toMatchObject({ sender: 'extension-page', tabId: 7, windowId: 2, frameId: 4 })
    expect(callerOf({ id: 'ours', url: 'chrome-extension://ours/sidebar.html' }, us)).toMatchObject({ tabId: null })
  })

  it('is a content script only in the top frame of a tab', () => {
    const top = { id: 'ours', url: 'https://shop.example/', tab, frameId: 0 }
    expect(callerOf(top, us)).toMatchObject({ sender: 'content-script' })
    expect(callerOf({ ...top, frameId: 2 }, us)).toBeNull()
  })

  it.each([
    ['another extension', { id: 'theirs', url: 'chrome-extension://ours/sidebar.html' }],
    ['an address that only begins like ours', { id: 'ours', url: 'chrome-extension://ours.evil/sidebar.html' }],
    ['nobody we can name', { id: 'ours' }],
  ])('is nobody: %s', (_, sender) => {
    expect(callerOf(sender, us)).toBeNull()
  })
})

describe('an answer', () => {
  it('is what the handler says', async () => {
    expect(await answer(handlers, { name: 'sync.now', input: null }, page)).toEqual({ ok: true, value: null })
  })

  it('is the code of what went wrong, and never more than that', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await answer(handlers, { name: 'outbox.undo', input: { messageId } }, page)).toEqual({
      ok: false,
      code: 'nothing_to_undo',
    })
    expect(await answer(handlers, { name: 'session.signOut', input: null }, page)).toEqual({
      ok: false,
      code: 'unexpected',
    })
    errors.mockRestore()
  })

  it.each([
    ['a content script asking for what only pages may', { name: 'sync.now', input: null }, script],
    ['nobody', { name: 'sync.now', input: null }, null],
    ['a request that does not exist', { name: 'toString', input: null }, page],
    ['input of another shape', { name: 'outbox.undo', input: { messageId: 'x' } }, page],
    ['no message at all', undefined, page],
  ])('refuses %s', async (_, message, caller) => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await answer(handlers, message, caller)).toEqual({ ok: false, code: 'invalid_request' })
    errors.mockRestore()
  })
})
