/**
 * The page bridge: finds out what page this is and places our frames on it. It runs on other people's pages, so it holds
 * no data of ours, believes nothing the page says, and takes everything away when the extension has gone.
 */
import type { BridgeCommand } from '@/protocol/page-bridge'
import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { ask } from './ask'
import { createBridge } from './bridge'
import type { ContentScriptContext } from './context'
import { selected } from './selection'
import { world } from './world'

/** In a page that is being prepared ahead of a visit nobody sees us, and the tab is still another page's. */
async function untilShown(): Promise<void> {
  if ((document as { prerendering?: boolean }).prerendering)
    await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }))
}

export default defineContentScript({
  matches: ['https://admin.shopify.com/*', 'https://*.myshopify.com/*'],
  runAt: 'document_idle',
  main(given) {
    const ctx = given as unknown as ContentScriptContext // wxt.config.ts puts ours in the place of WXT's
    // The same world runs us twice when a site is allowed while its script is already there.
    if (world.alongside) return
    world.alongside = true

    const bridge = untilShown()
      .then(() => ask('page.hello', null))
      .then((setup) => setup && createBridge(ctx, setup))
    // At once: who has just run us may have a wish already.
    browser.runtime.onMessage.addListener((command: BridgeCommand, sender, answer) => {
      if (sender.id !== browser.runtime.id || ctx.signal.aborted) return
      if (command.kind === 'selection') return answer(selected())
      void bridge.then((carryOut) => carryOut?.(command))
    })
  },
})
