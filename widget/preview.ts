/**
 * The widget as a page of the hub that an editor frames: the launcher, the greeting and the chat of this very build, over
 * settings that are not published yet. The hub behind it is one in memory, so nothing that is tried out here goes anywhere.
 */
import { isPreviewShow, type PreviewReady, type PreviewShow } from '@/domain/widget-preview'
import type { Bridge, Chat } from './loader/bridge'
import { addStyles, createLauncher } from './loader/launcher'
import css from './preview/page.css?inline'
import { createStandIn } from './preview/stand-in'

// As the loader fetches them: imported outright, they would be cut into other files, and every shop's page pay for it.
const [{ mount }, { greet }] = await Promise.all([import('./app/chat'), import('./app/greeting')])

interface Drawn {
  /** What would have to be drawn anew if it were another. */
  key: string
  show(next: PreviewShow): void
  end(): void
}

const RTL = /^(ar|fa|he|ur)\b/i
const keyOf = ({ round, language, greets }: PreviewShow) => [round, language, greets].join(' ')

function draw(first: PreviewShow): Drawn {
  const ending = new AbortController()
  const script = document.createElement('script')
  /** The greeting is drawn anew at every letter of it; its styles need not be. */
  const styled = new Set<string>()
  const session = createStandIn(() => shown.config, Date.now)
  let shown = first
  let open = false
  let chat: Chat | undefined
  let endGreeting: (() => void) | undefined

  const toggle = () => {
    setOpen(!open)
    if (!open) launcher.focus()
  }
  const launcher = createLauncher(/^zh/i.test(first.language), toggle)
  const { host } = launcher.root
  const bridge = (): Bridge => ({
    ...launcher,
    inbox: 'preview',
    script,
    language: shown.language,
    config: shown.config,
    session,
    toggle,
    addStyles(root, css) {
      if (!styled.has(css)) addStyles(root, css)
      styled.add(css)
    },
    signal: ending.signal,
  })
  function setOpen(next: boolean) {
    if (next) endGreeting?.()
    open = next
    launcher.setOpen(open)
    if (open) chat ??= mount(bridge())
    if (open) chat?.show()
    else chat?.hide()
  }
  return {
    key: keyOf(first),
    show(next) {
      const isAsked = next === first || next.open !== shown.open
      shown = next
      script.dataset.theme = document.documentElement.dataset.theme = next.dark ? 'dark' : 'light'
      launcher.dress(next.config)
      chat?.dress(next.config)
      // The editor's own wish; between them, whoever tries it out opens and closes it as they like.
      if (isAsked) setOpen(next.open)
      if (next.greets && !open && (isAsked || endGreeting)) {
        endGreeting?.()
        endGreeting = greet(bridge())
      }
    },
    end() {
      ending.abort()
      endGreeting?.()
      host.remove()
    },
  }
}

function drawPage(): void {
  addStyles(document, css)
  const page = document.createElement('div')
  page.className = 'page'
  page.ariaHidden = 'true'
  page.append(...Array.from({ length: 13 }, () => document.createElement('i')))
  document.body.append(page)
}

/** The chat takes the focus when it opens. Here only if it was opened here: the editor's own fields keep theirs. */
function leaveFocusAlone(): void {
  const focus = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'focus')?.value as HTMLElement['focus']
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus()) focus.call(this, options)
  }
  // A chat that covers a phone keeps Tab to itself; from a preview it has to lead on.
  addEventListener('keydown', (event) => event.key === 'Tab' && event.stopPropagation(), true)
}

let drawn: Drawn | undefined
addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source !== parent || !isPreviewShow(data)) return
  document.documentElement.lang = data.language
  document.documentElement.dir = RTL.test(data.language) ? 'rtl' : 'ltr'
  if (drawn?.key !== keyOf(data)) {
    drawn?.end()
    drawn = draw(data)
  }
  drawn.show(data)
})
leaveFocusAlone()
drawPage()
parent.postMessage({ kind: 'ready' } satisfies PreviewReady, '*')
