/** Whether somebody points at an element: rows stay where they are meanwhile. */
import { onScopeDispose, ref } from 'vue'

const POINTING_MS = 10_000

/** A pointer that only lies there (the list came up beneath it, or its owner is typing elsewhere) points at nothing. */
export function usePointing() {
  const pointing = ref(false)
  let ends: ReturnType<typeof setTimeout> | undefined
  function onPointer(event: PointerEvent) {
    if (event.movementX === 0 && event.movementY === 0) return
    pointing.value = true
    clearTimeout(ends)
    ends = setTimeout(() => (pointing.value = false), POINTING_MS)
  }
  function onPointerLeft() {
    clearTimeout(ends)
    pointing.value = false
  }
  onScopeDispose(onPointerLeft)
  return { pointing, onPointer, onPointerLeft }
}
