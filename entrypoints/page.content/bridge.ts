/** One page's bridge: launcher, sidebar and translator as the background wants them, and what page this is. */
import type { BridgeCommand, PageSetup } from '@/protocol/extension'
import { ask } from './ask'
import type { ContentScriptContext } from './context'
import { createHost, type Host } from './host'
import { createLauncher, type Launcher } from './launcher'
import { createPanel, type Panel } from './panel'
import { createReading } from './reading'
import { createTranslator } from './selection'
import { watchPage } from './watch'
import { world } from './world'

const SAVE_MS = 300

/** Returns what carries out the background's commands. */
export function createBridge(ctx: ContentScriptContext, setup: PageSetup): (command: BridgeCommand) => void {
  const { signal } = ctx
  const { key } = setup
  let { layout, launcher: wanted } = setup
  let host: Host | null = null
  const root = () => (host ??= createHost(signal)).root
  let panel: Panel | null = null
  let launcher: Launcher | null = null
  let saving = 0
  let isBeside = setup.beside
  let following: AbortController | null = null
  const translator = createTranslator(root, { key, signal })
  ctx.watch(setup.relief)

  function drawLauncher(): void {
    const shown = wanted && !panel?.isOpen
    // A tab nobody looks at needs no frame yet.
    if (shown && document.hidden && !launcher) return
    if (shown) launcher ??= createLauncher(root(), { key, layout })
    launcher?.show(shown)
  }
  function toggle(open: boolean | null): void {
    panel ??= createPanel(root(), { key, layout, onResize: (width) => void ask('layout.change', { width }) })
    panel.show(open ?? !panel.isOpen)
    drawLauncher()
    follow()
  }
  function place(next: typeof layout): void {
    layout = next
    panel?.place(layout)
    launcher?.place(layout)
  }
  function move(deltaY: number): void {
    if (!launcher) return
    layout = { ...layout, launcherY: launcher.move(deltaY) }
    clearTimeout(saving)
    saving = window.setTimeout(() => void ask('layout.change', { launcherY: layout.launcherY }), SAVE_MS)
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
    if (now.open === Boolean(panel?.isOpen)) follow()
    else toggle(now.open)
  }

  if (setup.open) toggle(true)
  else drawLauncher()
  follow()
  addEventListener('resize', () => launcher?.place(layout), { signal, passive: true })
  document.addEventListener('visibilitychange', drawLauncher, { signal })
  addEventListener('pageshow', (event) => event.persisted && void comeBack(), { signal })

  return (command) => {
    if (command.kind === 'sidebar') toggle(command.open)
    if (command.kind === 'layout') place(command.layout)
    if (command.kind === 'beside') {
      isBeside = true
      follow()
    }
    if (command.kind === 'launcher') {
      wanted = command.shown
      drawLauncher()
    }
    if (command.kind === 'launcher-menu') launcher?.setMenu(command.open)
    if (command.kind === 'launcher-move') move(command.deltaY)
    if (command.kind === 'translate') translator.open()
    if (command.kind === 'translator') translator.resize(command.height)
  }
}
