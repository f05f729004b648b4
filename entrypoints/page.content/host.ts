/**
 * The one element we add to a page: empty from outside, our frames behind a closed shadow root. The page can remove it
 * but not look inside. Nothing from the page's style sheets reaches in: in a shadow tree `!important` beats the page's.
 */
import { browser } from 'wxt/browser'

// The grip stands outside the frame: the browser calls a frame hidden as soon as anything lies over any part of it, and
// then no press that sends would count (useGuardedPress).
const STYLE = `
:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483647!important;display:block!important}
iframe{border:0;display:block;width:100%;height:100%;color-scheme:light dark;background:transparent}
.box{position:fixed;color-scheme:light dark}
.panel{inset:0 0 0 auto;max-width:100vw;background:Canvas;box-shadow:0 0 0 1px rgb(128 128 128/.3),0 12px 32px rgb(0 0 0/.16);transition:opacity .2s,translate .2s cubic-bezier(.2,0,0,1)}
.panel.left{inset:0 auto 0 0}
.panel.shut{opacity:0;visibility:hidden;translate:8px 0;transition-property:opacity,translate,visibility;transition-delay:0s,0s,.2s;transition-duration:.2s,.2s,0s}
.panel.left.shut{translate:-8px 0}
.grip{position:absolute;inset:0 auto 0 -8px;width:8px;cursor:ew-resize;touch-action:none;outline:0}
.left .grip{inset:0 -8px 0 auto}
.grip::after{content:"";position:absolute;inset:calc(50% - 16px) 2px;border-radius:2px;background:GrayText;opacity:.4}
.grip:is(:hover,:focus-visible)::after{inset:0 3px;opacity:1;background:#0a7f80}
.moving iframe{pointer-events:none}
.pop{border-radius:12px;overflow:hidden}
.pop.big{box-shadow:0 0 0 1px rgb(128 128 128/.3),0 12px 32px rgb(0 0 0/.16)}
@media(prefers-reduced-motion:reduce){.panel{translate:none!important}}`

/** A page that rebuilds its document may throw us out; one that does so on purpose shall not get an endless fight. */
const MAX_RETURNS = 5

export interface Host {
  root: ShadowRoot
  remove(): void
}

export function createHost(signal: AbortSignal): Host {
  const element = document.createElement('div')
  const root = element.attachShadow({ mode: 'closed' })
  style(root)
  let returns = 0
  const attach = () => {
    if (!element.isConnected && returns++ < MAX_RETURNS) document.documentElement.append(element)
  }
  attach()
  const observer = new MutationObserver(attach)
  observer.observe(document.documentElement, { childList: true })
  const remove = () => {
    observer.disconnect()
    element.remove()
  }
  signal.addEventListener('abort', remove)
  return { root, remove }
}

function style(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Firefox refuses adopted sheets from content scripts: https://bugzilla.mozilla.org/show_bug.cgi?id=1751346
    const element = document.createElement('style')
    element.textContent = STYLE
    root.append(element)
  }
}

/** A frame on the extension's own origin. `key` proves to the background that we placed it; parameters may follow it. */
export function createFrame(page: 'sidebar' | 'launcher' | 'translator', key: string): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.title = 'Alongside'
  frame.allow = 'clipboard-write; translator; language-detector'
  frame.src = `${browser.runtime.getURL(`/${page}.html` as '/')}?k=${key}`
  return frame
}

export function createBox(className: string): HTMLElement {
  const box = document.createElement('div')
  box.className = `box ${className}`
  return box
}
