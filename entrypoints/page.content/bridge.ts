/** One page's bridge: launcher, sidebar and translator as the background wants them, and what page this is. */
import type { BridgeCommand, PageSetup } from '@/protocol/page-bridge'
import { ask } from './ask'
import type { ContentScriptContext } from './context'
import { createHost } from './host'
import { createLauncher, type Launcher } from './launcher'
import { createPanel, type Panel } from './panel'
import { createReading } from './reading'
import { createTranslator } from './selection'
import { watchPage } from './watch'
import { world } from './world'

/** Returns what carries out the background's commands. */
export function createBridge(ctx: ContentScriptContext, setup: PageSetup): (command: BridgeCommand) => void {
  const { signal } = ctx
  const { key } = setup
  let { layout, badge, launcher: wanted } = setup
  let host: ShadowRoot | null = null
  const root = () => (host ??= createHost(signal))
  let panel: Panel | null = null
  let launcher: Launcher | null = null
  let cameFromLauncher = false
  let isBeside = setup.beside
  let following: AbortController | null = null
  const translator = createTranslator(root, { key, signal })
  ctx.watch(setup.relief)

  function drawLauncher(): void {
    const shown = wanted && !panel?.isOpen
    // A tab nobody looks at needs none yet.
    if (shown && document.hidden && !launcher) return
    if (shown) launcher ??= createLauncher(root(), { key, layout, badge })
    launcher?.show(shown)
  }
  function toggle(open: boolean | null, isQuiet?: boolean): void {
    panel ??= createPanel(root(), { key, layout, onResize: (width) => void ask('layout.change', { width }) })
    const next = open ?? !panel.isOpen
    if (next) cameFromLauncher = launcher?.hasFocus ?? false
    panel.show(next, isQuiet)
    drawLauncher()
    if (!next && cameFromLauncher) launcher?.focus()
    follow()
  }
  function place(next: typeof layout): void {
    layout = next
    panel?.place(layout)
    launcher?.place(layout)
  }
  function say(next: typeof badge): void {
    badge = next
    launcher?.say(badge)
  }

  let told = ''
  let toldAt = ''
  const begin = () => world.alongsideRead?.(document, location.href) ?? null
  const describe = createReading(signal, begin, (facts) => {
    if (ctx.isInvalid) return
    const now = JSON.stringify(facts)
    if (now === told) return
    told = now
    toldAt = location.href
    ctx.line()
    void ask('page.describe', facts)
  })

  /** The page is read only for somebody to see: while no sidebar is over or beside it, it costs nothing but the launcher. */
  function follow(): void {
    if (!isBeside && !panel?.isOpen) {
      following?.abort()
      following = null
      told = ''
    } else if (!following) {
      following = new AbortController()
      watchPage(AbortSignal.any([signal, following.signal]), describe)
      if (toldAt && toldAt !== location.href) void beginAnew()
      else if (world.alongsideRead) describe()
      else void ask('page.reader', null).then(describe)
    }
  }
  /** What was told of this tab is of another page: it is taken back before this one is read. */
  async function beginAnew(): Promise<PageSetup | null> {
    told = toldAt = ''
    const now = await ask('page.hello', null)
    if (following) describe()
    return now
  }
  /** From the browser's page cache: the sidebar is as it was left on the page between. */
  async function comeBack(): Promise<void> {
    const now = await beginAnew()
    if (!now) return
    isBeside = now.beside
    wanted = now.launcher
    say(now.badge)
    place(now.layout)
    if (now.open !== Boolean(panel?.isOpen)) return toggle(now.open, true)
    drawLauncher()
    follow()
  }

  if (setup.open) toggle(true, true)
  else drawLauncher()
  follow()
  addEventListener('resize', () => launcher?.draw(), { signal, passive: true })
  document.addEventListener('visibilitychange', drawLauncher, { signal })
  addEventListener('pageshow', (event) => event.persisted && void comeBack(), { signal })

  return (command) => {
    if (command.kind === 'sidebar') toggle(command.open)
    if (command.kind === 'layout') place(command.layout)
    if (command.kind === 'beside') {
      isBeside = command.open
      follow()
    }
    if (command.kind === 'launcher') {
      wanted = command.shown
      drawLauncher()
    }
    if (command.kind === 'close-menu') launcher?.closeMenu()
    if (command.kind === 'badge') say(command.badge)
    if (command.kind === 'translate') translator.open()
    if (command.kind === 'translator') translator.resize(command.height)
  }
}
