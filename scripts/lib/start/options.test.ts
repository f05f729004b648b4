import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOptions } from './options.mjs'

describe('options of npm start', () => {
  it('takes the next free port, opens a browser and keeps its data here when nothing is said', () => {
    expect(readOptions([])).toMatchObject({ port: null, browser: true, json: false })
  })
  it('reads every option', () => {
    expect(readOptions(['--no-browser', '--json', '--port', '5000', '--data', '/tmp/x'])).toEqual({
      port: 5000,
      data: resolve('/tmp/x'),
      browser: false,
      json: true,
      help: false,
    })
  })
  it.each([['abc'], ['0'], ['70000'], ['1.5']])('refuses port %s with a sentence', (port) => {
    expect(() => readOptions(['--port', port])).toThrow(/--port takes a number/)
  })
  it('refuses an option it does not know and shows those it does', () => {
    expect(() => readOptions(['--prot', '1'])).toThrow(/--no-browser/)
  })
})
