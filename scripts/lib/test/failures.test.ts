import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../root.mjs'
import { failuresIn } from './steps.mjs'

const name = join(ROOT, 'tests/e2e/story.test.ts')

describe('what is said last of a run that failed', () => {
  it('names each failed test, its file and why', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'opens', failureMessages: [] },
      {
        status: 'failed',
        fullName: 'sends a card',
        failureMessages: ['Waited 15000 ms in vain: the card\n  at card.ts:3'],
      },
    ]
    expect(failuresIn([{ name, status: 'failed', message: '', assertionResults }])).toEqual([
      'tests/e2e/story.test.ts > sends a card\n    Waited 15000 ms in vain: the card\n      at card.ts:3',
    ])
  })

  it('names a file whose preparation failed', () => {
    expect(failuresIn([{ name, status: 'failed', message: 'No Chromium found', assertionResults: [] }])).toEqual([
      'tests/e2e/story.test.ts\n    No Chromium found',
    ])
  })
})
