/** The launcher's menu, a frame beside it: moves it to the other edge, or hides it for this site. Gone with the focus. */
import { request } from '@/services/bus/request'
import { words } from './words'
import './style.css'

const side = new URLSearchParams(location.search).get('side') === 'left' ? 'left' : 'right'
document.documentElement.lang = words.lang

const close = () => void request('launcher.closeMenu', null)

function item(text: string, act: () => Promise<unknown>): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.role = 'menuitem'
  element.tabIndex = -1
  element.textContent = text
  element.addEventListener('click', (event) => {
    if (!event.isTrusted) return
    close()
    void act()
  })
  return element
}

const items = [
  item(side === 'left' ? words.right : words.left, () =>
    request('layout.change', { side: side === 'left' ? 'right' : 'left' }),
  ),
  item(words.hide, () => request('launcher.hide', null)),
]
const hint = document.createElement('p')
hint.textContent = words.hint
const menu = document.createElement('div')
menu.role = 'menu'
menu.ariaLabel = words.menu
menu.append(...items)
const main = document.createElement('main')
main.append(menu, hint)
document.body.append(main)

const focusFirst = () => items[0]?.focus()
addEventListener('focus', focusFirst)
if (document.hasFocus()) focusFirst()
addEventListener('blur', close)
menu.addEventListener('keydown', (event) => {
  const at = items.indexOf(document.activeElement as HTMLButtonElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key]
  if (event.key === 'Escape' || event.key === 'Tab') close()
  else if (next !== undefined) items[next % items.length]?.focus()
  else return
  event.preventDefault()
})
