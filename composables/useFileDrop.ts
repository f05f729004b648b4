/** Files dragged over an element: says when they could be dropped, and hands over what was. Dragged words are left alone. */
import { ref } from 'vue'

export function useFileDrop(onFiles: (files: File[]) => void) {
  const dropping = ref(false)
  /** Entering a child comes before leaving its parent, so both are counted. */
  let depth = 0
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const set = (next: number) => {
    depth = Math.max(0, next)
    dropping.value = depth > 0
  }
  const drop = {
    dragenter: (event: DragEvent) => hasFiles(event) && set(depth + 1),
    dragleave: (event: DragEvent) => hasFiles(event) && set(depth - 1),
    dragover: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
    drop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      set(0)
      onFiles([...(event.dataTransfer?.files ?? [])])
    },
  }
  return { dropping, drop }
}
