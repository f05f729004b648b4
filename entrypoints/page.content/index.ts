/**
 * The page bridge: finds out what page this is and places our frames on it. It runs on other people's pages, so it holds
 * no data of ours, believes nothing the page says, and takes everything away when the extension has gone.
 */
import { readFacts } from '@/domain/page/read-facts'
import type { BridgeCommand, Input, Output, PageSetup, RequestName } from '@/protocol/extension'
import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import type { ContentScriptContext } from './context'
import { createHost, type Host } from './host'
import { createLauncher } from './launcher'
import { createPanel } from './panel'
import { createTranslator, selected } from './selection'
import { watchPage } from './watch'

export default defineContentScript({
  matches: ['https://admin.shopify.com/*', 'https://*.myshopify.com/*'],
  runAt: 'document_idle',
  async main(given) {
    const ctx = given as unknown as ContentScriptContext // wxt.config.ts puts ours in the place of WXT's
    // The same world runs us twice when a site is allowed while its script is already there.
    const world = globalThis as { alongside?: boolean }
    if (world.alongside) return
    world.alongside = true
    if ((document as { prerendering?: boolean }).prerendering)
      await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }))
    const setup = await ask('page.hello', null)
    if (setup) bridge(ctx, setup)
  },
})

/** Null when the extension has gone or could not answer: the page then simply stays without us. */
async function ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N> | null> {
  try {
    const reply: { ok: true; value: Output<N> } | { ok: false } = await browser.runtime.sendMessage({ name, input })
    return reply?.ok ? reply.value : null
  } catch {
    return null
  }
}

function bridge(ctx: ContentScriptContext, setup: PageSetup): void {
  const { signal } = ctx
  const { key } = setup
  ctx.watch(setup.relief)
  let { layout, launcher: wanted } = setup
  let host: Host | null = null
  const root = () => (host ??= createHost(signal)).root
  let panel: ReturnType<typeof createPanel> | null = null
  let launcher: ReturnType<typeof createLauncher> | null = null
  let saving = 0
  const translator = createTranslator(root, { key, signal })

  const drawLauncher = () => {
    // A tab nobody looks at needs no frame yet.
    const shown = wanted && !panel?.isOpen
    if (shown && document.hidden && !launcher) return
    if (shown) launcher ??= createLauncher(root(), { key, layout })
    launcher?.show(shown)
  }
  const toggle = (open: boolean | null) => {
    panel ??= createPanel(root(), { key, layout, onResize: (width) => void ask('layout.change', { width }) })
    panel.show(open ?? !panel.isOpen)
    drawLauncher()
  }
  const place = (next: typeof layout) => {
    layout = next
    panel?.place(layout)
    launcher?.place(layout)
  }

  let told = ''
  const describe = () => {
    if (ctx.isInvalid) return
    const facts = readFacts(document, location.href)
    const now = JSON.stringify(facts)
    if (now === told) return
    told = now
    ctx.line()
    void ask('page.describe', facts)
  }

  browser.runtime.onMessage.addListener((command: BridgeCommand, sender, answer) => {
    if (sender.id !== browser.runtime.id || signal.aborted) return
    if (command.kind === 'selection') return answer(selected())
    if (command.kind === 'sidebar') toggle(command.open)
    if (command.kind === 'layout') place(command.layout)
    if (command.kind === 'launcher') {
      wanted = command.shown
      drawLauncher()
    }
    if (command.kind === 'launcher-menu') launcher?.setMenu(command.open)
    if (command.kind === 'translate') translator.open()
    if (command.kind === 'translator') translator.resize(command.height)
    if (command.kind === 'launcher-move' && launcher) {
      layout = { ...layout, launcherY: launcher.move(command.deltaY) }
      clearTimeout(saving)
      saving = window.setTimeout(() => void ask('layout.change', { launcherY: layout.launcherY }), 300)
    }
  })
  if (setup.open) toggle(true)
  else drawLauncher()
  requestIdleCallback(describe, { timeout: 1_000 })
  watchPage(signal, describe)
  addEventListener('resize', () => launcher?.place(layout), { signal, passive: true })
  document.addEventListener('visibilitychange', drawLauncher, { signal })
  // Back from the browser's page cache: the tab has been something else meanwhile.
  addEventListener(
    'pageshow',
    (event) => event.persisted && ((told = ''), void ask('page.hello', null).then(describe)),
    {
      signal,
    },
  )
}
