/** The chat itself, loaded by the loader on first open: draws the panel into the loader's shadow root. */
import { render } from 'preact'
import { chatLanguageOf } from '@/domain/page-language'
import { clockLanguageOf, wordsFor } from '../i18n/words'
import type { Bridge, Chat } from '../loader/bridge'
import css from './chat.css?inline'
import { createClient } from './client'
import { createConversation } from './conversation'
import { createKept } from './kept'
import { SpeechContext } from './parts/context'
import { Panel } from './parts/panel'
import { paint, pageIsDark } from './theme'
import base from './tokens.css?inline'

export function mount(bridge: Bridge): Chat {
  const { root, inbox, language, script, signal = new AbortController().signal } = bridge
  const kept = createKept(inbox, () => localStorage)
  const conversation = createConversation({
    client: createClient(bridge.session),
    kept,
    inbox,
    config: bridge.config,
    signal,
  })
  const words = wordsFor(language)
  const speech = { words, language, clockLanguage: clockLanguageOf(language), hub: bridge.session.hub }
  const box = document.createElement('div')
  let open = false

  const draw = () => {
    const { config } = conversation.state
    const dark = pageIsDark(script)
    box.className = `w ${config.side}`
    box.dataset.theme = dark ? 'dark' : 'light'
    paint(root.host as HTMLElement, config, dark)
    render(
      <SpeechContext.Provider value={speech}>
        <Panel
          conversation={conversation}
          open={open}
          draft={kept.get<string>('draft') ?? ''}
          onDraft={(text) => (text ? kept.set('draft', text) : kept.remove('draft'))}
          onClose={bridge.toggle}
        />
      </SpeechContext.Provider>,
      box,
    )
  }
  bridge.addStyles(root, base)
  bridge.addStyles(root, css)
  box.lang = chatLanguageOf(language)
  box.dir = getComputedStyle(document.documentElement).direction
  root.prepend(box) // before the launcher, so that Tab goes from the panel to it
  signal.addEventListener('abort', () => render(null, box))
  conversation.subscribe(() => bridge.setUnread(open ? 0 : conversation.state.unread))
  draw()

  const setOpen = (next: boolean) => {
    open = next
    draw()
    bridge.setUnread(open ? 0 : conversation.state.unread)
  }
  return {
    show: () => setOpen(true),
    hide: () => setOpen(false),
    dress(config) {
      conversation.dress(config)
      draw()
    },
  }
}
