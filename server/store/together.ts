/** Lookups that many ask for at once, done together: while one query is under way the next ones gather for the next. */

const MOST = 200

/** `load` answers each key, in their order. When it fails for several, each is asked for alone, so none spoils another. */
export function together<Key, Value>(load: (keys: Key[]) => Promise<Value[]>): (key: Key) => Promise<Value> {
  interface Waiting {
    key: Key
    resolve: (value: Value) => void
    reject: (reason: unknown) => void
  }
  let waiting: Waiting[] = []
  let isLoading = false

  async function answer(batch: Waiting[]): Promise<void> {
    try {
      const values = await load(batch.map(({ key }) => key))
      batch.forEach(({ resolve }, index) => resolve(values[index]!))
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else await Promise.all(batch.map((one) => answer([one])))
    }
  }

  async function drain(): Promise<void> {
    isLoading = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await answer(batch)
    }
    isLoading = false
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      // Those who ask in the same turn of the event loop are in the first batch already.
      if (!isLoading && waiting.length === 1) setImmediate(() => void drain())
    })
}
