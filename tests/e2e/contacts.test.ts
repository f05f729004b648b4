/** An admin and an agent at their own browsers, and what is known of contacts: each story in a file, all of them on one hub. */
import { describe } from 'vitest'
import { endWithThisFile } from './harness/cast'

endWithThisFile()
describe('the contact’s panel', async () => void (await import('./contact.story')))
describe('contact fields', async () => void (await import('./contact-fields.story')))
// The last: at its end the admin's browser holds nothing any more.
describe('privacy', async () => void (await import('./privacy.story')))
