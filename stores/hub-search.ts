/** Names the database does not hold: the hub is asked, once for each, and what it finds comes in through the index. */
import { onScopeDispose, ref, watch } from 'vue'
import { request } from '@/services/bus/request'

/** So long nothing is typed before the hub is asked. */
const PAUSE_MS = 200

/** `unfound`: the name searched for in vain here; null while there is none. */
export function useHubSearch(unfound: () => string | null) {
  const searching = ref(false)
  const asked = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(unfound, (name) => {
    clearTimeout(timer)
    if (name && !asked.has(name)) timer = setTimeout(() => void ask(name), PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  async function ask(name: string) {
    asked.add(name)
    searching.value = true
    try {
      await request('conversations.search', { name })
    } catch (error) {
      asked.delete(name)
      console.warn('[inbox]', error) // the list says that only this browser was searched
    } finally {
      searching.value = false
    }
  }
  return { searching, forget: () => asked.clear() }
}
