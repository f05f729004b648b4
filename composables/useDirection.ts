/** The interface's writing direction, for machinery that cannot read it from the document. */
import { useTextDirection } from '@vueuse/core'
import { computed } from 'vue'

export function useDirection() {
  const direction = useTextDirection()
  return computed(() => (direction.value === 'rtl' ? 'rtl' : 'ltr'))
}
