/** Rows as a person reads them: moments as dates, and what the ids in them stand for noted down. */

/** By id. */
export type Names = ReadonlyMap<string, string>

const IS_MOMENT = /(_at|At)$/

/** For `JSON.stringify`. Ids that have a name go to `used`, whether they are a value or, as of a contact's fields, a key. */
export function legible(names: Names, used: Set<string>): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (names.has(key)) used.add(key)
    if (typeof value === 'string' && names.has(value)) used.add(value)
    if (typeof value === 'number' && IS_MOMENT.test(key)) return new Date(value).toISOString()
    return value
  }
}
