/** Rows put in another order by their grips: dragged, or moved by the arrow keys. */
import { nextTick, onScopeDispose, ref, type Ref } from 'vue'

/** The list with one of its items elsewhere; as it was when there is none at `from`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const taken = next.splice(from, 1)
  next.splice(Math.max(0, to), 0, ...taken)
  return next
}

/** The index a row dragged to `y` belongs to, by the middles of the rows as they stand. */
export function placeAt(y: number, rows: readonly { top: number; bottom: number }[]): number {
  const after = rows.filter(({ top, bottom }) => y > (top + bottom) / 2).length
  return Math.min(after, rows.length - 1)
}

export interface ReorderOptions {
  /** Its rows carry `data-row`, the grips in them `data-grip`. */
  list: Readonly<Ref<HTMLElement | null>>
  count: () => number
  /** At once, while it is still being dragged. */
  move: (from: number, to: number) => void
  /** It has come to where it stays. */
  drop?: () => void
}

export function useReorder({ list, count, move, drop }: ReorderOptions) {
  /** Which row is being dragged. */
  const dragged = ref<number | null>(null)
  let dragging: AbortController | undefined
  const rows = () => [...(list.value?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]

  async function moveBy(index: number, step: number) {
    const to = index + step
    if (to < 0 || to >= count()) return
    move(index, to)
    drop?.()
    await nextTick()
    rows()[to]?.querySelector<HTMLElement>('[data-grip]')?.focus()
  }
  function end() {
    if (dragged.value === null) return
    dragging?.abort()
    dragged.value = null
    drop?.()
  }
  function drag({ clientY }: PointerEvent) {
    if (dragged.value === null) return
    const places = rows().map((row) => row.getBoundingClientRect())
    const to = placeAt(clientY, places)
    if (to === dragged.value) return
    move(dragged.value, to)
    dragged.value = to
  }
  onScopeDispose(end)
  return {
    dragged,
    onKey(event: KeyboardEvent, index: number) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!step) return
      event.preventDefault()
      void moveBy(index, step)
    },
    onDown(event: PointerEvent, index: number) {
      if (event.button !== 0) return
      end()
      dragged.value = index
      dragging = new AbortController()
      const { signal } = dragging
      // At the window: a row that is put elsewhere loses whatever pointer it had captured.
      addEventListener('pointermove', drag, { signal })
      addEventListener('pointerup', end, { signal })
      addEventListener('pointercancel', end, { signal })
    },
  }
}
