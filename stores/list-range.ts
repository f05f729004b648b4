/** The rows in view, as what is followed in the database: at once where something of them is missing, else after the picture. */
import { onScopeDispose, shallowRef } from 'vue'
import { afterPaint } from '@/composables/after-paint'

/** `isHere`: it can be shown already, so that following it, which reads it again, may wait. */
export function useListRange<Id>(isHere: (id: Id) => boolean) {
  const range = shallowRef<readonly Id[]>([])
  let callOff = () => {}
  onScopeDispose(() => callOff())

  /** What was asked for last counts, also where it is what is followed already. */
  function setRange(ids: readonly Id[]) {
    callOff()
    if (ids.length === range.value.length && ids.every((id, at) => id === range.value[at])) return
    const follow = () => (range.value = ids)
    if (ids.every(isHere)) callOff = afterPaint(follow)
    else follow()
  }
  return { range, setRange }
}
