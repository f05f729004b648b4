/** The background worker: wiring only. Listeners are registered before anything is awaited, or the waking event is lost. */
import { listen, type Handlers } from '@/services/bus/listen'
import { servePorts } from '@/services/bus/pushes'
import { closeStorageToContentScripts } from '@/services/session/session'
import { createOpenings } from '@/services/openings'
import { createPresence } from '@/services/presence'
import { isSeen } from '@/services/attention'
import type { ConversationId } from '@/domain/ids'
import { AppError } from '@/domain/errors'
import type { Push } from '@/protocol/extension'
import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { listenToAlarms, listenToNotifications, takeWanted } from './alarms'
import { createContactHandlers } from './contacts'
import { createCannedHandlers } from './canned'
import { createConversationHandlers } from './conversations'
import { createPageHandlers } from './page'
import { createSessionHandlers } from './session'
import { listenToTabs } from './tabs'
import { createTeamHandlers } from './team'
import { createTranslateHandlers } from './translate'

/** Pages that were open before the worker was stopped come back within a second. */
const PAGES_RETURN_MS = 5_000

export default defineBackground(() => {
  const push = (message: Push) => pushes.push(message)
  const openings = createOpenings((conversationId) => void tellLooking(conversationId))
  const presence = createPresence(push)
  async function isShown(conversationId: ConversationId): Promise<boolean> {
    const places = (await openings.pagesWith(conversationId)).map((pageKey) => pushes.placeOf(pageKey))
    for (const place of places) if (place && (await isSeen(place))) return true
    return false
  }
  const sessions = createSessionHandlers({ openings, presence, push, isShown })
  const pushes = servePorts({
    greet: (isInbox) => [sessions.state(), ...presence.known(), ...(isInbox ? takeWanted() : [])],
    onGone: (pageKey) => void openings.set(pageKey, null),
  })

  async function tellLooking(conversationId: Parameters<Parameters<typeof createOpenings>[0]>[0]) {
    try {
      const { hub } = await sessions.signedIn()
      await hub.call('sendLooking', { body: { conversationId } })
    } catch (error) {
      // A signal that may be lost: it is said again when we are live again.
      if (!(error instanceof AppError)) throw error
    }
  }

  const handlers = {
    ...sessions.handlers,
    ...createConversationHandlers(sessions, openings),
    ...createContactHandlers(sessions),
    ...createCannedHandlers(sessions),
    ...createPageHandlers(push),
    ...createTeamHandlers(sessions),
    ...createTranslateHandlers(async ({ text, from, to }) => {
      const { hub } = await sessions.signedIn()
      const { engine, translations } = await hub.call('translate', { body: { texts: [text], from, to } })
      const [translated] = translations
      if (!translated) throw new AppError('translation_failed')
      return { ...translated, engine }
    }),
    async 'settings.translation'() {
      const { hub } = await sessions.signedIn()
      return hub.call('getTranslationSettings', {})
    },
    async 'settings.changeTranslation'(body) {
      const { hub } = await sessions.signedIn()
      return hub.call('changeTranslationSettings', { body })
    },
    async 'hub.ask'({ name, input }) {
      const { hub } = await sessions.signedIn()
      // Each is checked against its own route: here by the client's types, at the hub by its schemas.
      return hub.call(name, input)
    },
    async 'console.open'({ path }) {
      const url = `${browser.runtime.getURL('/console.html')}#${path}`
      const open = pushes.tabShowing('/console.html')
      const tab = open === null ? undefined : await browser.tabs.update(open, { active: true, url })
      if (tab) await browser.windows.update(tab.windowId, { focused: true })
      else await browser.tabs.create({ url })
      return null
    },
  } satisfies Handlers
  listen(handlers)
  void closeStorageToContentScripts()
  listenToTabs(push)
  listenToAlarms({ reconcile: sessions.reconcile, openings })
  listenToNotifications(pushes)
  setTimeout(() => void openings.keepOnly((pageKey) => pushes.placeOf(pageKey) !== undefined), PAGES_RETURN_MS)
})
