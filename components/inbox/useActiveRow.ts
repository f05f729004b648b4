/** The option the keyboard is on. The focus itself stays on the list, which tells by aria-activedescendant. */
import type { ConversationId } from '@/domain/ids'
import { computed, ref } from 'vue'

type List = {
  ids: () => readonly ConversationId[]
  /** The conversation that is open: from there one moves on. */
  current: () => ConversationId | null
  reveal: (index: number) => void
}

export function useActiveRow({ ids, current, reveal }: List) {
  const chosen = ref<ConversationId | null>(null)
  /** null also for one that has left the list. */
  const active = computed(() => (chosen.value && ids().includes(chosen.value) ? chosen.value : null))
  const indexOf = (id: ConversationId | null) => (id ? ids().indexOf(id) : -1)

  function activate(index: number): void {
    const at = Math.min(Math.max(index, 0), ids().length - 1)
    const id = ids()[at]
    if (!id) return
    chosen.value = id
    reveal(at)
  }
  function move(step: 1 | -1): void {
    const at = indexOf(active.value ?? current())
    activate(at < 0 ? (step > 0 ? 0 : ids().length - 1) : at + step)
  }
  /** False: the key does not move. `page` rows are seen at once. */
  function moveBy(key: string, page: number): boolean {
    const moves: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Home: () => activate(0),
      End: () => activate(ids().length - 1),
      PageDown: () => activate(indexOf(active.value) + page),
      PageUp: () => activate(indexOf(active.value) - page),
    }
    moves[key]?.()
    return key in moves
  }
  /** Where the keyboard begins in a list it comes to. */
  function begin(): void {
    if (!active.value) chosen.value = current() ?? ids()[0] ?? null
  }
  return { active, activate, move, moveBy, begin, indexOf, set: (id: ConversationId) => (chosen.value = id) }
}
