/**
 * The launcher at the page's edge: a press opens the sidebar, a drag moves it, its menu is a frame. It is on every page,
 * and a frame would cost each of them more than all the rest of us, so it is drawn here; what it says stands in
 * attributes, for text in any shadow root can be found by the page (docs/decisions/0028).
 */
import type { Badge, PageLayout } from '@/protocol/page-bridge'
import { ask } from './ask'
import { createBox, createFrame } from './host'
import { words } from './words'

const HEIGHT = 56
/** Room for the count above it and the shadow below. */
const MARGIN = 12
/** With room around it for its shadow. */
const MENU_HEIGHT = 176
const KEY_STEP = 24
/** A press that moves less than this is a press. */
const DRAG_FROM = 4
const SAVE_MS = 300
/** What happens on the launcher is nobody else's: no shortcut of the page's, no popover of its that closes. */
const OURS = 'pointerdown mousedown pointerup mouseup click contextmenu keydown keyup'.split(' ')

export interface Launcher {
  readonly hasFocus: boolean
  focus(): void
  show(shown: boolean): void
  place(layout: PageLayout): void
  /** Anew, in a window of another size. */
  draw(): void
  say(badge: Badge): void
  closeMenu(): void
}

function button(className: string): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  return element
}

/** On release, for a page's dialog may swallow every click beside it; a click of no press is a key's. */
function onPress(element: HTMLElement, act: () => void): void {
  let isDown = false
  element.addEventListener('pointerdown', (event) => {
    if (event.button) return
    isDown = true
    element.setPointerCapture(event.pointerId)
  })
  element.addEventListener('pointerup', ({ isTrusted, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    if (isTrusted && isDown && x >= left && x <= right && y >= top && y <= bottom) act()
  })
  element.addEventListener('lostpointercapture', () => (isDown = false))
  element.addEventListener('click', (event) => event.isTrusted && !event.detail && act())
}

export function createLauncher(
  root: ShadowRoot,
  { key, layout, badge }: { key: string; layout: PageLayout; badge: Badge },
): Launcher {
  const box = createBox('')
  box.lang = words.lang
  const opener = button('')
  const more = button('more')
  opener.append(document.createElement('i'))
  more.ariaLabel = more.title = words.menu
  more.ariaHasPopup = 'menu'
  box.append(opener, more)
  for (const type of OURS) box.addEventListener(type, (event) => event.stopPropagation())

  let { side, launcherY } = layout
  let menu: HTMLElement | null = null
  let saving = 0

  const range = () => Math.max(1, innerHeight - HEIGHT - 2 * MARGIN)
  function draw(): void {
    const top = MARGIN + Math.round(launcherY * range())
    box.className = `box pill ${side}`
    box.style.cssText = `${side}:0;top:${top}px`
    const menuTop = Math.max(0, Math.min(top - MARGIN, innerHeight - MENU_HEIGHT))
    if (menu) menu.style.cssText = `${side}:24px;top:${menuTop}px;width:256px;height:${MENU_HEIGHT}px`
  }
  function move(to: number): void {
    launcherY = Math.min(1, Math.max(0, to))
    draw()
    clearTimeout(saving)
    saving = window.setTimeout(() => void ask('layout.change', { launcherY }), SAVE_MS)
  }
  function say({ unread, workspace }: Badge): void {
    const opens = words.open + (workspace ? words.of(workspace.name) : '')
    opener.title = opens
    opener.ariaLabel = unread ? opens + words.unread(unread) : opens
    opener.dataset.unread = unread
    opener.dataset.workspace = [...(workspace?.name ?? '')][0] ?? ''
    opener.style.setProperty('--h', String(workspace?.hue))
  }
  say(badge)

  function openMenu(): void {
    if (menu) return
    const frame = createFrame('launcher-menu', `${key}&side=${side}`)
    frame.addEventListener('load', () => frame.focus())
    menu = createBox('')
    menu.append(frame)
    more.ariaExpanded = 'true'
    draw()
    root.append(menu)
  }
  function closeMenu(): void {
    if (!menu) return
    const hadFocus = menu.contains(root.activeElement)
    menu.remove()
    menu = null
    more.ariaExpanded = 'false'
    if (hadFocus) opener.focus()
  }

  /** Where a press began; null once it is over. */
  let from: { y: number; launcherY: number } | null = null
  let isDrag = false
  opener.addEventListener('pointerdown', (event) => {
    if (!event.button) from = { y: event.clientY, launcherY }
  })
  opener.addEventListener('pointermove', ({ clientY }) => {
    if (!from) return
    isDrag ||= Math.abs(clientY - from.y) >= DRAG_FROM
    if (isDrag) move(from.launcherY + (clientY - from.y) / range())
  })
  // After the release, which must not press what was dragged; the next press may be a key's.
  opener.addEventListener('lostpointercapture', () => {
    from = null
    isDrag = false
  })
  opener.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -KEY_STEP, ArrowDown: KEY_STEP }[event.key]
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    move(launcherY + by / range())
  })
  onPress(opener, () => !isDrag && void ask('sidebar.toggle', { open: true }))
  // The press takes the focus from the menu, which may have closed itself before the release.
  let wasOpen = false
  more.addEventListener('pointerdown', () => (wasOpen = menu !== null))
  onPress(more, () => {
    if (wasOpen) closeMenu()
    else openMenu()
    wasOpen = false
  })
  box.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    openMenu()
  })

  return {
    get hasFocus() {
      return box.contains(root.activeElement)
    },
    focus: () => opener.focus(),
    show(shown) {
      if (!shown) {
        closeMenu()
        box.remove()
      } else if (!box.isConnected) {
        draw()
        root.append(box)
      }
    },
    place(next) {
      if (next.side !== side) closeMenu() // it says the other side now
      side = next.side
      launcherY = next.launcherY
      draw()
    },
    draw,
    say,
    closeMenu,
  }
}
