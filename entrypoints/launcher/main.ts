/** The launcher's frame: a press opens the sidebar, a drag moves it along the edge, a menu hides it for this site. */
import { UNREAD_KEY } from '@/protocol/extension-keys'
import { request } from '@/services/bus/request'
import { watchSession } from '@/services/session/watch'
import { unreadArea } from '@/services/unread-area'
import { workspaceHue } from '@/domain/marks'
import { createView, type MenuAction } from './view'
import { wordsFor } from './words'
import './style.css'

const KEY_STEP = 24
/** A press that moves less than this is a press. */
const DRAG_FROM = 4

document.documentElement.lang = navigator.language
const view = createView(wordsFor(navigator.language))
const { opener, more, menu, items } = view
const side = new URLSearchParams(location.search).get('side') === 'left' ? 'left' : 'right'

view.showSide(side)

void unreadArea.get<Record<string, number>>(UNREAD_KEY).then((stored) => view.showUnread(stored[UNREAD_KEY] ?? 0))
unreadArea.onChanged.addListener((changes) => {
  const change = changes[UNREAD_KEY]
  if (change) view.showUnread(Number(change.newValue ?? 0))
})

watchSession((session) => {
  const open = session?.memberships.find(({ workspace }) => workspace.id === session.workspaceId)?.workspace
  const isOneOfSeveral = open !== undefined && (session?.memberships.length ?? 0) > 1
  view.showWorkspace(
    isOneOfSeveral ? { name: open.name, initial: [...open.name][0] ?? '', hue: workspaceHue(open.id) } : null,
  )
})

function showMenu(open: boolean): void {
  if (menu.hidden === !open) return
  // The frame grows first, or the menu would be drawn where there is no room.
  void request('launcher.menu', { open }).then(() => {
    view.showMenu(open)
    if (open) items.side.focus()
    else opener.focus()
  })
}

const act: Record<MenuAction, () => Promise<unknown>> = {
  side: () => request('layout.change', { side: side === 'left' ? 'right' : 'left' }),
  hide: () => request('launcher.hide', null),
}
for (const [name, item] of Object.entries(items) as [MenuAction, HTMLButtonElement][])
  item.addEventListener('click', (event) => {
    if (!event.isTrusted) return
    showMenu(false)
    void act[name]()
  })

let pressedAt: number | null = null
let lastY = 0
let dragged = false
opener.addEventListener('pointerdown', (event) => {
  if (event.button) return
  pressedAt = lastY = event.screenY
  dragged = false
  opener.setPointerCapture(event.pointerId)
})
opener.addEventListener('pointermove', (event) => {
  // The release may have gone to the page: the frame is a step behind the pointer.
  if (event.buttons === 0) pressedAt = null
  // The frame moves under the pointer, so only the screen gives a steady position.
  if (pressedAt === null || (!dragged && Math.abs(event.screenY - pressedAt) < DRAG_FROM)) return
  dragged = true
  const deltaY = event.screenY - lastY
  lastY = event.screenY
  if (deltaY) void request('launcher.move', { deltaY })
})
opener.addEventListener('lostpointercapture', () => (pressedAt = null))
opener.addEventListener('click', (event) => {
  if (event.isTrusted && !dragged) void request('sidebar.toggle', { open: true })
  dragged = false
})
opener.addEventListener('keydown', (event) => {
  const deltaY = { ArrowUp: -KEY_STEP, ArrowDown: KEY_STEP }[event.key]
  if (!deltaY || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  void request('launcher.move', { deltaY })
})

more.addEventListener('click', () => showMenu(menu.hidden !== false))
addEventListener('contextmenu', (event) => {
  event.preventDefault()
  showMenu(true)
})
menu.addEventListener('keydown', (event) => {
  const order = Object.values(items)
  const at = order.indexOf(document.activeElement as HTMLButtonElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + order.length, Home: 0, End: order.length - 1 }[event.key]
  if (event.key === 'Escape' || event.key === 'Tab') showMenu(false)
  else if (next !== undefined) order[next % order.length]?.focus()
  else return
  event.preventDefault()
})
addEventListener('blur', () => showMenu(false))
