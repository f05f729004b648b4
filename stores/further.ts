/** What the hub has beyond this browser, asked for page by page for the list as it is narrowed; it comes in through the index. */
import type { ConversationId } from '@/domain/ids'
import type { ListFilter } from '@/domain/list-query'
import type { Output } from '@/protocol/extension'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { request } from '@/services/bus/request'

/** So long nothing is typed before the hub is asked. */
const PAUSE_MS = 200
/** A list with fewer is soon read to its end. */
const FEW = 20

type Page = Output<'conversations.find'>

/** `found`: how many are found here; null while that is not known yet. */
export function useFurther(filter: Ref<ListFilter>, found: () => number | null, isOnline: () => boolean) {
  const loading = ref(false)
  /** Shown in the search because the hub has them. */
  const fresh = shallowRef<ReadonlySet<ConversationId>>(new Set())
  const pages = new Map<string, Page>()
  const keyOf = (asked: ListFilter) => JSON.stringify(asked)
  const key = computed(() => keyOf(filter.value))
  let timer: ReturnType<typeof setTimeout> | undefined

  async function next() {
    const asked = filter.value
    const before = pages.get(key.value)
    if (loading.value || !isOnline() || (before && !before.more)) return
    loading.value = true
    try {
      const page = await request('conversations.find', { filter: asked, after: before?.last ?? null })
      pages.set(keyOf(asked), page)
      if (asked.name !== '') fresh.value = new Set([...fresh.value, ...page.fresh])
    } catch (error) {
      console.warn('[inbox]', error) // what is held is shown, and said to be; scrolling on asks again
    } finally {
      loading.value = false
      if (keyOf(asked) !== key.value) wait()
    }
  }

  /** A name is looked for beyond this browser as well, and so is what there is little of here. */
  function wait() {
    clearTimeout(timer)
    const here = found()
    const isWanted = here !== null && !pages.has(key.value) && (filter.value.name !== '' || here < FEW)
    if (isWanted) timer = setTimeout(() => void next(), PAUSE_MS)
  }
  watch([key, found], wait, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  return {
    loading,
    fresh,
    next,
    forget() {
      pages.clear()
      fresh.value = new Set()
    },
  }
}
