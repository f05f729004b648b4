/** What must happen even if nothing else wakes the worker: alarms, and notifications being pressed. */
import { db } from '@/data/db'
import { trimFiles } from '@/data/files'
import { trimCache } from '@/data/trim'
import { TRANSLATIONS_KEPT, trimTranslations } from '@/data/translations'
import type { ConversationId } from '@/domain/ids'
import type { Push } from '@/protocol/pushes'
import type { Pushes } from '@/services/bus/pushes'
import { notifiedConversation } from '@/services/notifications/notify'
import type { Openings } from '@/services/openings'
import { browser } from 'wxt/browser'

const TICK = 'alongside-tick'
const TRIM = 'alongside-trim'

/** Register before anything is awaited: an alarm may be what started the worker. */
export function listenToAlarms({
  reconcile,
  openings,
}: {
  reconcile: () => Promise<unknown>
  openings: Openings
}): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === TICK) void reconcile()
    if (name === TRIM) void trim(openings)
  })
  // The shortest the browser allows. It brings a stopped worker back, which connects by itself as it starts.
  void ensure(TICK, { periodInMinutes: 0.5 })
  void ensure(TRIM, { delayInMinutes: 10, periodInMinutes: 360 })
  self.addEventListener('online', () => void reconcile())
}

async function ensure(name: string, schedule: { delayInMinutes?: number; periodInMinutes: number }): Promise<void> {
  if (!(await browser.alarms.get(name))) await browser.alarms.create(name, schedule)
}

async function trim(openings: Openings): Promise<void> {
  await trimCache(db, { now: Date.now(), keep: await openings.all() })
  await trimTranslations(db, TRANSLATIONS_KEPT)
  await trimFiles(db)
}

export function listenToNotifications(pushes: Pushes): void {
  browser.notifications.onClicked.addListener((id) => {
    const conversationId = notifiedConversation(id)
    if (conversationId) void show(conversationId, pushes)
    void browser.notifications.clear(id)
  })
}

/** Asked for while no inbox was open: the first to open shows it. */
let wanted: ConversationId | null = null

export function takeWanted(): Push[] {
  const conversationId = wanted
  wanted = null
  return conversationId ? [{ kind: 'open', conversationId }] : []
}

/** In the inbox before the agent's eyes, else in one that is open elsewhere, else in a tab of its own. */
async function show(conversationId: ConversationId, pushes: Pushes): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  const shown = pushes.pushToInbox({ kind: 'open', conversationId }, tab?.id ?? null)
  if (shown && shown.tabId !== null && shown.tabId !== tab?.id) await browser.tabs.update(shown.tabId, { active: true })
  if (shown) return
  wanted = conversationId
  await browser.tabs.create({ url: browser.runtime.getURL('/sidebar.html') })
}
