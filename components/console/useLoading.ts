/** Loading with what went wrong as something to show. */
import type { ErrorCode } from '@/domain/errors'
import { ref } from 'vue'
import { codeOf } from '@/components/errors/error-text'

export function useLoading() {
  const busy = ref(false)
  const fault = ref<ErrorCode | null>(null)
  let turns = 0
  /** The last one asked for decides what is shown. */
  async function load(work: () => Promise<unknown>) {
    const mine = ++turns
    busy.value = true
    try {
      await work()
      if (mine === turns) fault.value = null
    } catch (error) {
      if (mine === turns) fault.value = codeOf(error)
    } finally {
      if (mine === turns) busy.value = false
    }
  }
  return { busy, fault, load }
}
