/**
 * Stands in for WXT's content script context (aliased in wxt.config.ts). WXT's own announces every start on the page's
 * document under the extension's id, which tells any page that the extension is there and lets it stop the script.
 * This one is silent: it ends when the extension it belongs to is gone (updated, reloaded, switched off).
 */
import { browser } from 'wxt/browser'

/** By then the runtime of an extension that is gone has lost its id; just after the line breaks it still has it. */
const SETTLED_MS = 200

export class ContentScriptContext {
  readonly #controller = new AbortController()
  readonly signal = this.#controller.signal
  #hasLine = false

  /** An orphaned script keeps running, but its runtime has lost the id. */
  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.abort()
    return this.signal.aborted
  }

  /**
   * Ends us when the extension goes. The line to the worker breaks then, but also whenever the worker naps, and it is
   * not drawn again until there is something to ask; so whatever happens near our frames makes us look, too.
   */
  watch(relief: string): void {
    const { signal } = this
    const look = () => void this.isInvalid
    document.dispatchEvent(new Event(relief))
    document.addEventListener(relief, () => this.abort(), { signal })
    for (const type of ['visibilitychange', 'pointerover', 'focusin'])
      document.addEventListener(type, look, { signal, passive: true, capture: true })
    this.line()
  }

  line(): void {
    if (this.#hasLine || this.isInvalid) return
    this.#hasLine = true
    browser.runtime.connect({ name: 'bridge' }).onDisconnect.addListener(() => {
      this.#hasLine = false
      setTimeout(() => void this.isInvalid, SETTLED_MS)
    })
  }

  abort(): void {
    this.#controller.abort()
  }
}
