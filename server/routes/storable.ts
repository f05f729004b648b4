/** Text that no database column holds: NUL, and half of a character (a surrogate without its other half). */

const UNSTORABLE = /[\0\p{Surrogate}]/u

function storableText(text: string): string {
  if (!UNSTORABLE.test(text)) return text
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd')
}

/**
 * The same JSON value with every such text made storable, changed in place. Cleaned, not refused: a form cut off in the
 * middle of an emoji is no reason to lose a message. Not recursive: how deep it goes is the sender's choice.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  const todo = [value]
  while (todo.length > 0) {
    const within = todo.pop()
    if (typeof within !== 'object' || within === null) continue
    const holder = within as Record<string, unknown>
    for (const key of Object.keys(holder)) {
      const held = holder[key]
      if (typeof held === 'string') holder[key] = storableText(held)
      else todo.push(held)
    }
  }
  return value
}
