/** Shows that notifications reach the screen and, where wanted, the ear; or finds out that they may not. */
import { browser } from 'wxt/browser'
import { readPreferences } from '../preferences/preferences'
import { SILENT, playSound } from './sound'

/** False: the browser does not let us show any. */
export async function showTestNotification(words: { title: string; text: string }): Promise<boolean> {
  // Firefox has no permission level; there a notification is simply shown.
  const level =
    'getPermissionLevel' in browser.notifications ? await browser.notifications.getPermissionLevel() : 'granted'
  if (level !== 'granted') return false
  await browser.notifications.create('test', {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png' as '/'),
    title: words.title,
    message: words.text,
    ...SILENT,
  })
  if ((await readPreferences()).sound) await playSound()
  return true
}
