/**
 * The button on the shop's page and its unread number. One host element with an open shadow root: styles cannot leak
 * either way, and the shop's own accessibility checks can look inside. A closed root would hide nothing from the shop,
 * whose scripts share this origin. Nothing is parsed from text, so a page that requires Trusted Types is fine.
 */
import type { WidgetConfig } from '@/protocol/widget-api'
import css from './launcher.css?inline'

const SVG = 'http://www.w3.org/2000/svg'
const TALK =
  'M5.5 4h13A2.5 2.5 0 0 1 21 6.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-5 4v-4h-.5A2.5 2.5 0 0 1 3 14.5v-8A2.5 2.5 0 0 1 5.5 4z'
const DOWN = 'M6.5 9.5 12 15l5.5-5.5'

/** A constructed sheet is not subject to the page's style-src. */
export function addStyles(root: ShadowRoot, text: string): void {
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
  const count = document.createElement('b')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.append(line)
  button.append(svg, count)
  button.ariaLabel = zh ? '联系我们' : 'Chat with us'
  button.onclick = toggle
  const setOpen = (open: boolean) => {
    button.ariaExpanded = `${open}`
    line.setAttribute('d', open ? DOWN : TALK)
  }
  setOpen(false)
  root.append(button)
  document.body.append(host)

  return {
    root,
    dress({ brand, side }) {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => parseInt(brand.slice(i, i + 2), 16))
      button.className = `launch ${side}`
      host.style.cssText = `--brand:${brand};--brand-ink:${r * 0.3 + g * 0.6 + b * 0.1 > 140 ? '#000' : '#fff'}`
    },
    setOpen,
    setUnread(unread) {
      count.textContent = unread ? `${Math.min(unread, 99)}` : ''
      button.ariaDescription = unread ? `${unread} ${zh ? '条未读消息' : 'unread'}` : null
    },
    focus: () => button.focus(),
  }
}
