/** A query as a ref that re-runs when a table it read changes, in any context of the extension. Ends with its scope. */
import { liveQuery } from 'dexie'
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/**
 * `query` runs again when `deps()` changes or when a row it read does. `ready` is false until the first answer to the
 * present deps; until then `data` keeps the answer to the ones before, so a view can choose what to show.
 */
export function useLiveQuery<T>(query: () => Promise<T>, deps: () => unknown, initial: T) {
  const data = shallowRef(initial) as Ref<T>
  const error = shallowRef<unknown>(null)
  const ready = shallowRef(false)
  const stop = watch(
    deps,
    (_now, _before, onCleanup) => {
      ready.value = false
      const subscription = liveQuery(query).subscribe({
        next: (value) => {
          data.value = value
          error.value = null
          ready.value = true
        },
        error: (reason: unknown) => {
          error.value = reason
        },
      })
      onCleanup(() => subscription.unsubscribe())
    },
    { immediate: true },
  )
  onScopeDispose(stop, true)
  return { data, error, ready }
}
