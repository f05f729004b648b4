/**
 * Objects written into a script, without running it: JSON, or as JavaScript writes it (bare names, single quotes, commas at
 * the end). What is no plain value (a call, a variable) is left out of the object, which stays readable around it.
 */
const MAX_TRIES = 300
const MAX_STEPS = 400_000
const MAX_DEPTH = 40
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** Every object or list that stands by itself in the script, in its order. */
export function literalsIn(text: string): unknown[] {
  const found: unknown[] = []
  const reader = createReader(text)
  const start = /[=(,:[]\s*(?=[{[])/g
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const match = start.exec(text)
    if (!match) break
    const value = reader.readAt(start.lastIndex)
    if (!value) continue
    found.push(value.value)
    start.lastIndex = value.end
  }
  return found
}

function createReader(text: string) {
  let at = 0
  let steps = 0

  return {
    readAt(start: number): { value: unknown; end: number } | null {
      at = start
      try {
        return { value: value(0), end: at }
      } catch (error) {
        if (error instanceof NotAValue) return null
        throw error
      }
    },
  }

  function value(depth: number): unknown {
    if (++steps > MAX_STEPS || depth > MAX_DEPTH) throw new NotAValue()
    space()
    const first = text[at]
    if (first === '{') return object(depth)
    if (first === '[') return list(depth)
    if (first === '"' || first === "'") return string(first)
    const word = /[^\s,;:{}[\]()"']+/y
    word.lastIndex = at
    const [found = ''] = word.exec(text) ?? []
    if (!found) throw new NotAValue()
    at += found.length
    if (/^[-+]?(?:\d|\.\d)[\d.]*(?:e[-+]?\d+)?$/i.test(found)) return Number(found)
    return found === 'true' ? true : found === 'false' || found === '!1' ? false : undefined
  }

  function object(depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {}
    for (at++; ;) {
      space()
      if (text[at] === '}') break
      const key = text[at] === '"' || text[at] === "'" ? string(text[at] ?? '') : bareName()
      space()
      if (text[at++] !== ':') throw new NotAValue()
      const held = value(depth + 1)
      // That name would be what the object is made of, not what it holds.
      if (held !== undefined && key !== '__proto__') made[key] = held
      next('}')
      if (text[at] === '}') break
      at++
    }
    at++
    return made
  }

  function list(depth: number): unknown[] {
    const made: unknown[] = []
    for (at++; ;) {
      space()
      if (text[at] === ']') break
      made.push(value(depth + 1))
      next(']')
      if (text[at] === ']') break
      at++
    }
    at++
    return made
  }

  /** To the comma or the end; over what stands behind a word that is no value: `Number(x) || null`. */
  function next(end: string): void {
    space()
    if (text[at] === ',' || text[at] === end) return
    const rest = /[^,{}[\]"']*/y
    rest.lastIndex = at
    at += rest.exec(text)?.[0].length ?? 0
    if (text[at] !== ',' && text[at] !== end) throw new NotAValue()
  }

  function bareName(): string {
    const name = /[\p{L}\p{N}_$.-]+/uy
    name.lastIndex = at
    const [found = ''] = name.exec(text) ?? []
    if (!found) throw new NotAValue()
    at += found.length
    return found
  }

  function string(quote: string): string {
    let made = ''
    for (at++; at < text.length && text[at] !== quote; at++) {
      if (text[at] !== '\\') {
        made += text[at]
        continue
      }
      const escaped = text[++at] ?? ''
      if (escaped === 'u' || escaped === 'x') {
        const digits = text.slice(at + 1, at + (escaped === 'u' ? 5 : 3))
        made += String.fromCharCode(parseInt(digits, 16) || 32)
        at += digits.length
      } else made += ESCAPES[escaped] ?? escaped
    }
    steps += made.length / 20
    at++
    return made
  }

  function space(): void {
    const blank = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*)*/y
    blank.lastIndex = at
    at += blank.exec(text)?.[0].length ?? 0
  }
}

class NotAValue extends Error {}
