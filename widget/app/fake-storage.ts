/** A Storage for tests: keys are own properties, as in a browser, so `Object.keys` lists them. */
class FakeStorage {
  [key: string]: unknown
  getItem(key: string) {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    delete this[key]
  }
}

export const fakeStorage = () => new FakeStorage() as unknown as Storage

/** A browser that blocks storage: even naming it throws. */
export const blockedStorage = (): Storage => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}
