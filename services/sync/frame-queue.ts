/** Frames waiting to be applied. The stream pushes as it reads, the engine takes whatever has come, in order. */
import type { StreamFrame } from '@/protocol/events'

export class FrameQueue {
  #frames: StreamFrame[] = []
  #ended: { reason: unknown } | null = null
  #wake: (() => void) | null = null

  push(frame: StreamFrame): void {
    this.#frames.push(frame)
    this.#wake?.()
  }

  /** The frames pushed before are still given out; then `take` throws `reason`. */
  end(reason: unknown): void {
    this.#ended ??= { reason }
    this.#wake?.()
  }

  /** Everything that has come since, at least one frame. */
  async take(): Promise<StreamFrame[]> {
    while (this.#frames.length === 0) {
      if (this.#ended) throw this.#ended.reason
      await new Promise<void>((resolve) => (this.#wake = resolve))
      this.#wake = null
    }
    return this.#frames.splice(0)
  }
}
