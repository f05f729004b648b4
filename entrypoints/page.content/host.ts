/**
 * The one element we add to a page: empty from outside, our frames behind a closed shadow root. The page can remove it
 * but not look inside. Nothing from the page's style sheets reaches in: in a shadow tree `!important` beats the page's.
 */
import { browser } from 'wxt/browser'

// The grip stands outside the frame: the browser calls a frame hidden as soon as anything lies over any part of it, and
// then no press that sends would count (useGuardedPress).
const STYLE = `
:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483647!important;display:block!important}
iframe{border:0;display:block;width:100%;height:100%;background:transparent}
.box{position:fixed;color-scheme:light dark}
.panel{inset:0 0 0 auto;max-width:100vw;background:Canvas;transition:opacity .2s,translate .2s cubic-bezier(.2,0,0,1)}
.panel.left{inset:0 auto 0 0}
.panel.shut{opacity:0;visibility:hidden;translate:8px 0;transition-property:opacity,translate,visibility;transition-delay:0s,0s,.2s;transition-duration:.2s,.2s,0s}
.panel.left.shut{translate:-8px 0}
.grip{position:absolute;inset:0 auto 0 -8px;width:8px;cursor:ew-resize;touch-action:none;outline:0}
.left .grip{inset:0 -8px 0 auto}
.grip::after{content:"";position:absolute;inset:calc(50% - 16px) 2px;border-radius:2px;background:GrayText;opacity:.4}
.grip:is(:hover,:focus-visible)::after{inset:0 3px;opacity:1;background:#0a7f80}
.moving iframe{pointer-events:none}
.pop{border-radius:12px;overflow:hidden}
.panel,.big{box-shadow:0 0 0 1px rgb(128 128 128/.3),0 12px 32px rgb(0 0 0/.16)}
@media(prefers-reduced-motion:reduce){.panel{translate:none!important}}
@media print{:host{display:none!important}}
.pill{direction:ltr;width:28px;height:56px;border-radius:8px 0 0 8px;forced-color-adjust:none;font:600 11px/20px system-ui;background:light-dark(#fff,#22272e);color:light-dark(#007476,#4fc4c3);box-shadow:0 0 0 1px light-dark(#dfe3e8,#333a43),0 4px 12px light-dark(#1018281f,#00000073),0 1px 2px #10182814}
.pill.left{border-radius:0 8px 8px 0}
button{all:unset;position:absolute;inset:0;border-radius:inherit;cursor:pointer;touch-action:none}
button:hover{background:light-dark(#eef1f4,#2c333c)}
button:focus-visible{outline:2px solid;outline-offset:-2px}
i{position:absolute;inset:18px 4px}
i::before,i::after{content:"";position:absolute;top:3px;height:14px;background:currentColor}
i::before{left:2px;width:9px;border-radius:3px;opacity:.45}
i::after{left:13px;width:4px;border-radius:2px}
[data-unread]:not([data-unread=""])::after{content:attr(data-unread);position:absolute;top:-10px;left:-10px;box-sizing:border-box;min-width:20px;padding:0 6px;border-radius:10px;text-align:center;background:light-dark(#007476,#4fc4c3);color:light-dark(#fff,#10161c);box-shadow:0 0 0 2px light-dark(#fff,#22272e)}
.left [data-unread]::after{left:auto;right:-10px}
[data-workspace]:not([data-workspace=""])::before{content:attr(data-workspace);position:absolute;inset:4px 6px auto;border-radius:4px;background:oklch(42% .11 var(--h));color:#fff;font:700 10px/16px system-ui;text-align:center;text-transform:uppercase}
.more{inset:auto 0 0;height:24px;border-radius:6px 0 0 8px;color:light-dark(#566170,#a9b3c0);opacity:0}
.more::after{content:"";position:absolute;inset:11px 12.5px auto;height:3px;border-radius:2px;background:currentColor;box-shadow:-5px 0,5px 0}
.pill:is(:hover,:focus-within) .more,[aria-expanded=true]{opacity:1}`

/** A page that rebuilds its document may throw us out; one that does so on purpose shall not get an endless fight. */
const MAX_RETURNS = 5

export function createHost(signal: AbortSignal): ShadowRoot {
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
  signal.addEventListener('abort', () => {
    observer.disconnect()
    element.remove()
  })
  return root
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
export function createFrame(page: 'sidebar' | 'launcher-menu' | 'translator', key: string): HTMLIFrameElement {
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
