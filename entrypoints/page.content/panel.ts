/** The sidebar's frame: made on first open, then shown and hidden; its width follows the grip. */
import type { PageLayout } from '@/protocol/page-bridge'
import { createBox, createFrame } from './host'
import { words } from './words'

const MIN = 320
const MAX = 520
const STEP = 20

export interface Panel {
  readonly isOpen: boolean
  /** `isQuiet`: nobody asked for it just now, so the page keeps the keyboard. */
  show(open: boolean, isQuiet?: boolean): void
  place(layout: PageLayout): void
}

export function createPanel(
  root: ShadowRoot,
  { key, layout, onResize }: { key: string; layout: PageLayout; onResize: (width: number) => void },
): Panel {
  const box = createBox('panel shut')
  const grip = document.createElement('div')
  grip.className = 'grip'
  grip.tabIndex = 0
  grip.role = 'separator'
  grip.ariaLabel = words.grip
  grip.ariaOrientation = 'vertical'
  grip.ariaValueMin = String(MIN)
  grip.ariaValueMax = String(MAX)
  let { side, width } = layout
  let isOpen = false
  let frame: HTMLIFrameElement | null = null
  let cameFrom: Element | null = null

  const setWidth = (next: number) => {
    width = Math.round(Math.min(MAX, Math.max(MIN, next)))
    box.style.width = `${width}px`
    grip.ariaValueNow = String(width)
  }
  const fromEdge = (x: number) => (side === 'left' ? x : document.documentElement.clientWidth - x)
  const place = (next: PageLayout) => {
    side = next.side
    box.classList.toggle('left', side === 'left')
    setWidth(next.width)
  }
  place(layout)

  grip.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button) return
    grip.setPointerCapture(event.pointerId)
    box.classList.add('moving')
  })
  grip.addEventListener('pointermove', (event) => {
    if (grip.hasPointerCapture(event.pointerId)) setWidth(fromEdge(event.clientX))
  })
  grip.addEventListener('lostpointercapture', () => {
    box.classList.remove('moving')
    onResize(width)
  })
  grip.addEventListener('keydown', (event) => {
    const toLeft = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key]
    if (!toLeft || !event.isTrusted) return
    event.preventDefault()
    event.stopPropagation()
    setWidth(side === 'left' ? width - toLeft : width + toLeft)
    onResize(width)
  })

  return {
    get isOpen() {
      return isOpen
    },
    place,
    show(open, isQuiet) {
      if (open === isOpen) return
      isOpen = open
      if (open && !box.isConnected) {
        frame = createFrame('sidebar', key)
        // A frame that is still to load loses the focus when it does.
        if (!isQuiet) frame.addEventListener('load', () => isOpen && document.hasFocus() && frame?.focus())
        box.append(frame, grip)
        root.append(box)
        void box.offsetWidth // the closed state must be drawn once, or there is nothing to move from
      }
      box.classList.toggle('shut', !open)
      if (open) {
        cameFrom = document.activeElement
        if (!isQuiet) frame?.focus()
      } else if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
    },
  }
}
