/** One open event stream, written straight to its socket: no framework stream, no chunked encoding, no copy per client. */
import type { ServerResponse } from 'node:http'

/** A reader this far behind is cut; it comes back with its cursor. */
export const BACKLOG_MAX_BYTES = 1024 * 1024
/** A reader that takes nothing of its backlog for so long is gone. */
const DRAIN_WITHIN_MS = 30_000

export type CutReason = 'slow' | 'revoked' | 'draining' | 'trimmed'

export interface SseConnectionOptions {
  response: ServerResponse
  headers: Record<string, string>
  onCut: (reason: CutReason) => void
}

export class SseConnection {
  private readonly response: ServerResponse
  private readonly onCut: (reason: CutReason) => void
  isOpen = true
  private readonly closing: (() => void)[] = []

  constructor({ response, headers, onCut }: SseConnectionOptions) {
    this.response = response
    this.onCut = onCut
    if (response.closed) {
      this.isOpen = false // gone while its place was asked for: `close` has been, and will not come again
      return
    }
    // The stream ends with its connection, so it needs no chunk marks around every frame.
    response.useChunkedEncodingByDefault = false
    response.shouldKeepAlive = false
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      ...headers,
    })
    response.flushHeaders()
    response.socket?.setNoDelay(true)
    response.socket?.setTimeout(0)
    response.once('close', () => {
      this.isOpen = false
      for (const close of this.closing) close()
    })
    response.on('error', () => response.destroy()) // the other end is gone; `close` follows
  }

  /** Calls it at once when the connection has closed already. */
  onClose(close: () => void): void {
    if (this.response.closed) close()
    else this.closing.push(close)
  }

  /** Live frames: never waits. */
  write(frame: Buffer): void {
    if (!this.isOpen) return
    this.response.write(frame)
    if (this.response.writableLength > BACKLOG_MAX_BYTES) this.cut('slow')
  }

  /** Backlog: as fast as the reader takes it. False once the connection is gone. */
  async writePaced(frame: Buffer): Promise<boolean> {
    if (!this.isOpen) return false
    if (this.response.write(frame)) return true
    await new Promise<void>((resolve) => {
      const give = () => {
        clearTimeout(timer)
        this.response.off('drain', give).off('close', give)
        resolve()
      }
      const timer = setTimeout(() => {
        this.cut('slow')
        give()
      }, DRAIN_WITHIN_MS)
      this.response.once('drain', give).once('close', give)
    })
    return this.isOpen
  }

  cut(reason: CutReason): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.onCut(reason)
    if (reason === 'draining') this.response.end()
    else this.response.destroy()
  }
}
