/** What an agent does alone at their browser: each story in a file of its own, all of them on one hub. */
import { describe } from 'vitest'
import { endWithThisFile } from './harness/cast'

endWithThisFile()
describe('canned responses', async () => void (await import('./canned.story')))
describe('taking back', async () => void (await import('./taking-back.story')))
describe('files', async () => void (await import('./attachments.story')))
// The last: at its end they sign out.
describe('in the background', async () => void (await import('./background.story')))
