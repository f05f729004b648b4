/** Dragging an item of a list to another place. What the keyboard does has its own buttons. */
import { ref } from 'vue'

export function useDragging(drop: (from: number, to: number) => void) {
  const from = ref<number | null>(null)
  /** The place the item would come to. */
  const over = ref<number | null>(null)

  function grab(event: DragEvent, index: number) {
    const item =
      (event.currentTarget as HTMLElement | null)?.closest('li') ?? (event.target as HTMLElement).closest('li')
    from.value = index
    if (!event.dataTransfer || !item) return
    event.dataTransfer.effectAllowed = 'move'
    // Firefox drags nothing that carries nothing.
    event.dataTransfer.setData('text/plain', '')
    event.dataTransfer.setDragImage(item, 16, item.offsetHeight / 2)
  }
  /** Only what was grabbed here is let in: a file dragged over the page is none of ours. */
  function pass(event: DragEvent, index: number) {
    if (from.value === null) return
    event.preventDefault()
    over.value = index
  }
  function release(event: DragEvent) {
    if (from.value === null) return
    event.preventDefault()
    if (over.value !== null && over.value !== from.value) drop(from.value, over.value)
    end()
  }
  function end() {
    from.value = null
    over.value = null
  }
  /** Where the line is drawn: before or after the item one is over. */
  const mark = (index: number) =>
    from.value === null || over.value !== index || from.value === index ? null : from.value < index ? 'after' : 'before'
  return { grab, pass, release, end, mark }
}
