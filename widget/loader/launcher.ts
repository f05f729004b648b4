/**
 * The button on the shop's page and its unread number. One host element with an open shadow root: styles cannot leak
 * either way, and the shop's own accessibility checks can look inside. A closed root would hide nothing from the shop,
 * whose scripts share this origin. Nothing is parsed from text, so a page that requires Trusted Types is fine.
 */
import type { WidgetConfig } from '@/protocol/widget-api'
import css from './launcher.css?inline'

const SVG = 'http://www.w3.org/2000/svg'
const DOWN = 'm6 9 6 6 6-6'

/** A constructed sheet is not subject to the page's style-src. */
export function addStyles(root: DocumentOrShadowRoot, text: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

export interface Launcher {
  root: ShadowRoot
  dress(config: WidgetConfig): void
  setOpen(open: boolean): void
  setUnread(count: number): void
  focus(): void
}

export function createLauncher(zh: boolean, toggle: () => void): Launcher {
  const host = document.createElement('alongside-chat')
  const root = host.attachShadow({ mode: 'open' })
  addStyles(root, css)

  const button = document.createElement('button')
  const svg = document.createElementNS(SVG, 'svg')
  const line = document.createElementNS(SVG, 'path')
  const words = document.createElement('span')
  const count = document.createElement('b')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.append(line)
  button.append(svg, words, count)
  button.onclick = toggle
  let path = ''
  const setOpen = (open: boolean) => {
    button.ariaExpanded = `${open}`
    line.setAttribute('d', open ? DOWN : path)
  }
  root.append(button)
  document.body.append(host)

  return {
    root,
    dress({ brand, ink, side, edge, bottom, icon, texts }) {
      button.className = `launch ${side}`
      const { launcher = '' } = texts
      words.textContent = launcher
      button.ariaLabel = launcher || (zh ? '联系我们' : 'Chat with us')
      path = icon
      setOpen(button.ariaExpanded === 'true')
      host.style.cssText = `--brand:${brand};--brand-ink:${ink};--edge:${edge}px;--bottom:${bottom}px`
    },
    setOpen,
    setUnread(unread) {
      count.textContent = unread ? `${Math.min(unread, 99)}` : ''
      button.ariaDescription = unread ? `${unread} ${zh ? '条未读消息' : 'unread'}` : null
    },
    focus: () => button.focus(),
  }
}
