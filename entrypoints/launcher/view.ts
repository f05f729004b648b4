/** The launcher as elements: a pill with the mark and the unread count, and its menu. Draws only; main.ts acts. */
import type { Words } from './words'

const MARK =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="3" y="4" width="11" height="16" rx="3" opacity=".45"/><rect x="16" y="4" width="5" height="16" rx="2"/></svg>'
const DOTS =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="5.5" cy="12" r="1.9"/><circle cx="12" cy="12" r="1.9"/><circle cx="18.5" cy="12" r="1.9"/></svg>'

export type MenuAction = 'side' | 'hide'

function button(className: string, html = ''): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  element.innerHTML = html // constants of this file only
  return element
}

export function createView(words: Words) {
  const opener = button('launcher', MARK)
  const count = document.createElement('span')
  count.className = 'count'
  count.ariaHidden = 'true'
  const workspace = document.createElement('span')
  workspace.className = 'workspace'
  workspace.ariaHidden = 'true'
  workspace.hidden = true
  let opens = words.open
  let unread = 0
  function name() {
    const text = unread > 99 ? '99+' : String(unread)
    opener.ariaLabel = unread > 0 ? words.unread(opens, text) : opens
    opener.title = opens
    count.textContent = text
    count.hidden = unread === 0
  }
  const more = button('more', DOTS)
  more.ariaLabel = words.menu
  more.ariaHasPopup = 'menu'
  more.title = words.menu
  const menu = document.createElement('div')
  menu.className = 'menu'
  menu.role = 'menu'
  menu.ariaLabel = words.menu
  menu.hidden = true
  const items: Record<MenuAction, HTMLButtonElement> = { side: button('item'), hide: button('item') }
  for (const item of Object.values(items)) {
    item.role = 'menuitem'
    item.tabIndex = -1
  }
  items.hide.textContent = words.hide
  const hint = document.createElement('p')
  hint.textContent = words.hint
  menu.append(items.side, items.hide, hint)
  const pill = document.createElement('div')
  pill.className = 'pill'
  pill.append(opener, more, workspace, count)
  const main = document.createElement('main')
  main.append(pill, menu)
  document.body.append(main)

  return {
    opener,
    more,
    menu,
    items,
    showUnread(now: number) {
      unread = now
      name()
    },
    /** null: there is only one, and nothing to mistake it for. */
    showWorkspace(open: { initial: string; name: string; hue: number } | null) {
      opens = open ? words.openIn(open.name) : words.open
      workspace.textContent = open?.initial ?? ''
      workspace.style.setProperty('--h', String(open?.hue ?? 0))
      workspace.hidden = open === null
      name()
    },
    showSide(side: 'left' | 'right') {
      document.body.className = side
      items.side.textContent = side === 'left' ? words.right : words.left
    },
    showMenu(open: boolean) {
      menu.hidden = !open
      more.ariaExpanded = String(open)
    },
  }
}
