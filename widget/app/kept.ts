/** Small things the chat keeps under the shop's origin, shared by all its tabs. In memory where the browser refuses. */
export interface Kept {
  get<T>(key: string): T | null
  set(key: string, value: unknown): void
  remove(key: string): void
  /** The values whose keys begin so, in order of their keys. */
  all<T>(prefix: string): T[]
  /** Another tab changed something. */
  onChange(listener: () => void, signal: AbortSignal): void
}

function parse<T>(text: string | null | undefined): T | null {
  if (text == null) return null
  try {
    return JSON.parse(text) as T
  } catch {
    return null // not written by us
  }
}

/** `area` is a function because merely naming localStorage throws where the browser blocks it. */
export function createKept(inbox: string, area: () => Storage): Kept {
  const namespace = `alongside.${inbox}.`
  const memory = new Map<string, string>()
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(area())
    } catch {
      return undefined // blocked or full: memory answers instead
    }
  }
  return {
    get(key) {
      return parse(memory.get(key) ?? attempt((storage) => storage.getItem(namespace + key)))
    },
    set(key, value) {
      const text = JSON.stringify(value)
      const stored = attempt((storage) => {
        storage.setItem(namespace + key, text)
        return true
      })
      if (stored) memory.delete(key)
      else memory.set(key, text)
    },
    remove(key) {
      memory.delete(key)
      attempt((storage) => storage.removeItem(namespace + key))
    },
    all<T>(prefix: string) {
      const stored =
        attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(namespace + prefix))) ?? []
      const keys = new Set([
        ...stored.map((key) => key.slice(namespace.length)),
        ...[...memory.keys()].filter((key) => key.startsWith(prefix)),
      ])
      return [...keys].sort().flatMap((key) => this.get<T>(key) ?? [])
    },
    onChange(listener, signal) {
      const heard = (event: StorageEvent) => {
        if (event.key === null || event.key.startsWith(namespace)) listener()
      }
      addEventListener('storage', heard, { signal })
    },
  }
}
