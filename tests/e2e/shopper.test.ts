/** The widget as a shopper meets it: each story in a file of its own, all of them on one hub. */
import { describe } from 'vitest'
import { endShopWithThisFile } from './harness/widget'

endShopWithThisFile()
describe('the chat', async () => void (await import('./widget.story')))
describe('everywhere', async () => void (await import('./widget-everywhere.story')))
// The last: it changes what the widget asks.
describe('forms', async () => void (await import('./widget-forms.story')))
