/** What the widget keeps in the visitor's browser, under the shop's origin. Reading and writing never throw. */

/** `area` is a function because merely naming localStorage throws where the browser blocks it; then nothing is kept. */
export function createStore(inbox: string, area: () => Storage) {
  const name = `alongside.${inbox}.`
  return {
    get<T>(key: string): T | undefined {
      try {
        return JSON.parse(area()[name + key] as string) as T
      } catch {
        return undefined // blocked, missing, or not written by us
      }
    },
    set(key: string, value: unknown) {
      try {
        area()[name + key] = JSON.stringify(value)
      } catch {
        // blocked or full: what the page needs it holds itself
      }
    },
  }
}
