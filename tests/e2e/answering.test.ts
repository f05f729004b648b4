/** Two agents answer: each story in a file of its own, all of them with the same two on one hub. */
import { describe } from 'vitest'
import { endTeamWithThisFile } from './harness/team'

endTeamWithThisFile()
describe('the send guard', async () => void (await import('./send-guard.story')))
describe('writing an answer', async () => void (await import('./composer.story')))
