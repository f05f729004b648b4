/** What the person selected, and the translator's frame beside it: first a button's size, then the dialog's. */
import type { Selection as Selected } from '@/protocol/page-bridge'
import { createBox, createFrame } from './host'

const MAX_TEXT = 10_000
const BUTTON = 32
const WIDTH = 300
const GAP = 8

export interface Translator {
  /** Opens the dialog at once, without the button. */
  open(): void
  resize(height: number | null): void
}

/** Asked for its words, even a selection of nothing has the page laid out: at every press, and most select nothing. */
function selectedInPage(): string {
  const selection = getSelection()
  return selection?.type === 'Range' ? String(selection) : ''
}

export function selected(): Selected {
  const field = document.activeElement
  const text =
    (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && /^(text|search)$/.test(field.type))
      ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
      : '') || selectedInPage()
  const node = getSelection()?.anchorNode
  const language = (node instanceof Element ? node : node?.parentElement)?.closest('[lang]')?.getAttribute('lang')
  return { text: text.trim().slice(0, MAX_TEXT), language: language || null }
}

export function createTranslator(
  root: () => ShadowRoot,
  { key, signal }: { key: string; signal: AbortSignal },
): Translator {
  const box = createBox('pop')
  let isDialog = false
  /** Where the selection ended when we came up: a field is not the active element any more once our frame is. */
  let anchor = new DOMRect()

  const close = () => {
    box.remove()
    box.replaceChildren() // the next selection starts from the button again
    isDialog = false
  }
  const findAnchor = () => {
    const selection = getSelection()
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null
    anchor =
      (range && !range.collapsed ? [...range.getClientRects()].at(-1) : null) ??
      (document.activeElement ?? document.body).getBoundingClientRect()
  }
  const place = (width: number, wanted: number) => {
    const height = Math.min(wanted, innerHeight - 2 * GAP)
    // Beside the selection's end; above it where there is no room below.
    const x = Math.max(GAP, Math.min(anchor.right + GAP / 2, innerWidth - width - GAP))
    const below = anchor.bottom + GAP / 2
    const y = below + height + GAP > innerHeight ? Math.max(GAP, anchor.top - height - GAP / 2) : below
    box.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`
  }
  const show = (asDialog: boolean) => {
    findAnchor()
    if (!box.firstChild) box.append(createFrame('translator', asDialog ? `${key}&open` : key))
    place(asDialog ? WIDTH : BUTTON, asDialog ? 132 : BUTTON)
    box.classList.toggle('big', asDialog)
    isDialog = asDialog
    root().append(box)
  }

  const look = (event: Event) => {
    if (!event.isTrusted || isDialog) return
    const { text } = selected()
    if (!/\p{L}/u.test(text)) close()
    else if (text !== last || !box.isConnected) show(false)
    last = text
  }
  let last = ''
  const options = { signal, passive: true, capture: true }
  // The selection is final only after the press has been handled.
  addEventListener('pointerup', (event) => setTimeout(look, 0, event), options)
  addEventListener('keyup', (event) => (event.shiftKey || event.key === 'Shift') && look(event), options)
  addEventListener('pointerdown', (event) => event.isTrusted && close(), options)
  addEventListener('scroll', () => !isDialog && box.isConnected && close(), options)

  return {
    open() {
      if (!selected().text) return
      close()
      show(true)
    },
    resize(height) {
      if (height === null) return close()
      isDialog = true
      box.classList.add('big')
      place(WIDTH, height) // what it says may be longer than there is room below
    },
  }
}
