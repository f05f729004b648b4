/**
 * The sound of a notification, from one place only, however many tabs are open: Firefox's background page plays it, elsewhere a
 * page that is made for it and nobody sees, since a worker has no sound of its own.
 */
import { browser } from 'wxt/browser'
import { chime } from './chime'

const PAGE = 'chime.html'
/** For `notifications.create`: the sound is ours, once, and only when wanted. Firefox has none of its own to silence. */
export const SILENT = import.meta.env.FIREFOX ? {} : { silent: true }
/** What asks the page for its sound once more; it has nothing else to hear. */
export const CHIME_CHANNEL = 'chime'
/** One sound calls to all that comes so soon after it. */
const CALLED_MS = 2_000
let calledAt = Number.NEGATIVE_INFINITY

export async function playSound(now = Date.now()): Promise<void> {
  if (now >= calledAt && now - calledAt < CALLED_MS) return
  calledAt = now
  if (!browser.offscreen) {
    await chime()
    return
  }
  // It plays as it opens, and stays until the browser ends it, 30 s after its last sound: a new one is a new process.
  // https://developer.chrome.com/docs/extensions/reference/api/offscreen#reasons
  const there = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })
  if (there.length > 0) askAgain()
  else
    await browser.offscreen.createDocument({
      url: PAGE,
      reasons: ['AUDIO_PLAYBACK'],
      justification: 'A short sound when a customer writes',
    })
}

function askAgain() {
  const channel = new BroadcastChannel(CHIME_CHANNEL)
  channel.postMessage(null)
  channel.close()
}
