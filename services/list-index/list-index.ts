/** The sidebar's side of the list index: counts, filters and name search over everything cached. Its worker starts with the first question. */
import type { ListAnswer, ListQuery } from '@/domain/list-query'
import type { FromIndex, ToIndex } from './query'

export interface ListIndex {
  /** Answers once the index is filled (at a hundred thousand conversations about a second after a browser start). */
  query(query: ListQuery): Promise<ListAnswer>
  /** Something in it changed: ask again. Returns how to stop. */
  onChange(changed: () => void): () => void
  close(): void
}

export function openListIndex(): ListIndex {
  let worker: Worker | null = null
  const waiting = new Map<number, { resolve: (answer: ListAnswer) => void; reject: (reason: unknown) => void }>()
  const listeners = new Set<() => void>()
  let serial = 0
  let broken: Error | null = null

  function started(): Worker {
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'list-index' })
    made.addEventListener('message', ({ data }: MessageEvent<FromIndex>) => {
      if (data.kind === 'changed') for (const changed of listeners) changed()
      else {
        waiting.get(data.serial)?.resolve(data.answer)
        waiting.delete(data.serial)
      }
    })
    made.addEventListener('error', (event) => {
      broken = new Error(`The list index stopped: ${event.message}`)
      for (const { reject } of waiting.values()) reject(broken)
      waiting.clear()
    })
    return made
  }

  return {
    query(query) {
      if (broken) return Promise.reject(broken)
      const answer = new Promise<ListAnswer>((resolve, reject) => waiting.set((serial += 1), { resolve, reject }))
      worker ??= started()
      worker.postMessage({ kind: 'query', serial, query } satisfies ToIndex)
      return answer
    },
    onChange(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    close: () => worker?.terminate(),
  }
}
