/**
 * Stands in for WXT's content script context (aliased in wxt.config.ts). WXT's own announces every start on the page's
 * document under the extension's id, which tells any page that the extension is there and lets it stop the script.
 * This one is silent: it ends when the extension it belongs to is gone (updated, reloaded, switched off).
 */
import { browser } from 'wxt/browser'

export class ContentScriptContext {
  readonly #controller = new AbortController()
  readonly signal = this.#controller.signal

  /** An orphaned script keeps running, but its runtime has lost the id. */
  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.abort()
    return this.signal.aborted
  }

  abort(): void {
    this.#controller.abort()
  }
}
