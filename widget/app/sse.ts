/** Server-sent events out of a byte stream (WHATWG HTML §9.2.6), for fetch: EventSource cannot send a token. */

export interface SseEvent {
  /** '' where the event carries none. */
  id: string
  event: string
  data: string
}

/** Feed it text as it comes; it gives the events that are complete. Comments and blank events are dropped. */
export function createSseParser(): (chunk: string) => SseEvent[] {
  let rest = ''
  let fields = { id: '', event: '', data: [] as string[] }
  const line = (text: string, out: SseEvent[]) => {
    if (text === '') {
      if (fields.data.length) out.push({ ...fields, data: fields.data.join('\n') })
      fields = { id: '', event: '', data: [] }
      return
    }
    const colon = text.indexOf(':')
    const name = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') fields.data.push(value)
    else if (name === 'id' || name === 'event') fields[name] = value
  }
  return (chunk) => {
    const out: SseEvent[] = []
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop()!
    for (const text of lines) line(text, out)
    return out
  }
}
