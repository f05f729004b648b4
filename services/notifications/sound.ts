/**
 * The sound of a notification, from one place only, however many tabs are open: Firefox's background page plays it, elsewhere a
 * page that is made for it and nobody sees, since a worker has no sound of its own.
 */
import { browser } from 'wxt/browser'
import { chime } from './chime'

const PAGE = 'chime.html'

export async function playSound(): Promise<void> {
  if (!browser.offscreen) {
    await chime()
    return
  }
  // It plays as it opens. One that is still there from the sound before is done with.
  const there = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })
  if (there.length > 0) await browser.offscreen.closeDocument()
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['AUDIO_PLAYBACK'],
    justification: 'A short sound when a customer writes',
  })
}
