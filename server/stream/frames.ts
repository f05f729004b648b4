/** Frames as bytes, built once for everybody who gets them. */
import type { StreamFrame } from '@/protocol/events'
import type { WidgetFrame } from '@/protocol/widget-api'

/** `payload` is JSON without line breaks, as JSON.stringify and the database's json type give it. */
export function loggedFrame(seq: number, payload: string): string {
  return `id: ${seq}\nevent: log\ndata: ${payload}\n\n`
}

export function signalFrame({ frame, data }: Exclude<StreamFrame, { frame: 'log' }>): Buffer {
  return Buffer.from(`event: ${frame}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** `id`: the highest version sent so far; only frames that move it have one. */
export function widgetFrame({ frame, data }: WidgetFrame, id?: number): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${frame}\ndata: ${JSON.stringify(data)}\n\n`)
}
