/**
 * The script a shop embeds: `<script async src="HUB/widget/loader.js" data-inbox="UUID"></script>`. Draws the launcher,
 * records visits, loads the chat when it is needed. No dependencies, at most 3 kB; never throws into the shop's page.
 */
import type { WidgetConfig } from '@/protocol/widget-api'
import type { Bridge, Chat, ChatModule, GreetingModule } from './loader/bridge'
import { addStyles, createLauncher, type Launcher } from './loader/launcher'
import { createSession, refusal } from './loader/session'
import { createStore } from './loader/store'
import { recordVisits } from './loader/visits'

const GREETING_MS = 8_000
/** Up to so long, by chance, so that a hub that comes back is not met by every open page at once. */
const RETRY_MS = 40_000

function start(script: HTMLScriptElement): void {
  const hub = script.src.replace(/\/widget\/loader\.js.*/, '')
  const inbox = script.dataset.inbox!
  const language = document.documentElement.lang || navigator.language
  const kept = createStore(inbox, () => localStorage)
  const tab = createStore(inbox, () => sessionStorage)
  const session = createSession({ hub, inbox, language, kept })
  let config = kept.get<WidgetConfig>('config')
  let launcher: Launcher
  let chat: Promise<Chat> | null
  let attempt = 0
  let isOpen = false
  let endGreeting: (() => void) | undefined

  const bridge = (): Bridge => ({ ...launcher, inbox, script, language, config: config!, session, toggle, addStyles })
  const load = () => {
    // A browser may remember a failed import under its address, hence the number.
    chat ??= import(/* @vite-ignore */ `${hub}/widget/__CHAT_FILE__?${attempt++}`).then((module: ChatModule) =>
      module.mount(bridge()),
    )
    chat.catch(() => (chat = null))
    return chat
  }
  const setOpen = (open: boolean) => {
    isOpen = open
    tab.set('open', open)
    launcher.setOpen(open)
    if (!open) launcher.focus()
  }
  const toggle = () => {
    endGreeting?.()
    setOpen(!isOpen)
    load().then(
      (loaded) => (isOpen ? loaded.show() : loaded.hide()),
      () => setOpen(false), // no connection: pressing the launcher tries again
    )
  }
  /** Once per tab, never to somebody who has written, nor to one who is filling something in. */
  const greet = async () => {
    if (isOpen || chat || tab.get('greeted')) return
    if (document.activeElement?.matches('input,textarea,select')) return setTimeout(greet, GREETING_MS)
    tab.set('greeted', 1)
    const module = (await import(/* @vite-ignore */ `${hub}/widget/__GREETING_FILE__`)) as GreetingModule
    if (!isOpen) endGreeting = module.greet(bridge())
  }
  const draw = () => {
    if (!config) return
    if (!launcher) {
      launcher = createLauncher(/^zh/i.test(language), toggle)
      // On a phone the chat covers the page, so it does not open by itself after a link was followed.
      if (tab.get('open') && innerWidth > 480) toggle()
      else setTimeout(() => greet().catch(() => {}), GREETING_MS) // a greeting that does not load is not missed
    }
    launcher.dress(config)
  }
  const connect = async () => {
    try {
      const { conversationId, unread } = await session.open()
      const response = await session.call('/config')
      if (!response.ok) throw refusal(response.status)
      kept.set('config', (config = (await response.json()) as WidgetConfig))
      draw()
      launcher.setUnread(unread)
      if (conversationId || chat) (await load()).dress(config)
    } catch (reason) {
      const { status = 0 } = reason as Partial<ReturnType<typeof refusal>>
      if (status >= 400 && status < 429) return console.warn(`Alongside: ${status}. See the inbox's domains.`)
      setTimeout(connect, Math.random() * RETRY_MS)
    }
  }
  draw()
  void connect()
  recordVisits((visit) => {
    // One that does not get through is made good by the next, which carries the whole time.
    session.call('/visits', { method: 'POST', body: JSON.stringify(visit), keepalive: true }).catch(() => {})
  })
}

declare global {
  /** Set by the first of two scripts on one page, so that the second does nothing. */
  var alongside: boolean | undefined
}

const script = document.currentScript as HTMLScriptElement | null
if (script?.dataset.inbox && !globalThis.alongside) {
  globalThis.alongside = true
  if (document.body) start(script)
  else addEventListener('DOMContentLoaded', () => start(script))
}
