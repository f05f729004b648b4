/** What the loader hands to the files it loads, and what the chat gives back. The only contract between the built files. */
import type { WidgetConfig } from '@/protocol/widget-api'
import type { Session } from './session'

export interface Bridge {
  root: ShadowRoot
  /** Name of the inbox: the namespace in the browser that all tabs share. */
  inbox: string
  script: HTMLScriptElement
  /** BCP 47 of the page, for dates and prices; the words are in the nearest language we have. */
  language: string
  config: WidgetConfig
  session: Session
  setUnread(count: number): void
  /** Opens the chat, or closes it. */
  toggle(): void
  addStyles(root: DocumentOrShadowRoot, css: string): void
  /** Ends the chat; left out, it lives as long as the page. */
  signal?: AbortSignal
}

export interface Chat {
  show(): void
  hide(): void
  /** The hub's newer configuration. */
  dress(config: WidgetConfig): void
}

export interface ChatModule {
  mount(bridge: Bridge): Chat
}

export interface GreetingModule {
  /** Shows the greeting; the answer takes it away again. */
  greet(bridge: Bridge): () => void
}
