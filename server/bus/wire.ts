/** What travels between processes, and the cutting of what is longer than one notification may be. */
import { z } from 'zod'
import { WorkspaceId } from '@/domain/ids'
import { StreamFrame } from '@/protocol/events'
import type { SignalFrame } from './bus'

/** PostgreSQL refuses payloads of 8000 bytes and more; the rest is room for the envelope. */
export const PIECE_BYTES = 7_500
/** A sender that died half way leaves pieces behind. Beyond this many unfinished signals the oldest is forgotten. */
const UNFINISHED_MAX = 100

const Signal = z.object({ workspaceId: WorkspaceId, frame: StreamFrame })

export function encodeSignal(workspaceId: WorkspaceId, frame: SignalFrame): string {
  return JSON.stringify({ workspaceId, frame })
}

/** Throws on anything but a signal: a broker may be shared with other programs. */
export function decodeSignal(text: string): { workspaceId: WorkspaceId; frame: SignalFrame } {
  const { workspaceId, frame } = Signal.parse(JSON.parse(text))
  if (frame.frame === 'log' || frame.frame === 'heartbeat') throw new TypeError(`${frame.frame} is not a signal`)
  return { workspaceId, frame }
}

/** `sender number index count text`: text is cut between code points, each piece of at most PIECE_BYTES in UTF-8. */
export function cut(sender: string, number: number, text: string): string[] {
  const bytes = Buffer.from(text)
  const pieces: string[] = []
  for (let start = 0; start < bytes.length;) {
    let end = Math.min(start + PIECE_BYTES, bytes.length)
    while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end -= 1 // not inside a character
    pieces.push(bytes.toString('utf8', start, end))
    start = end
  }
  return pieces.map((piece, index) => `${sender} ${number} ${index} ${pieces.length} ${piece}`)
}

const PIECE = /^(\S+) (\d+) (\d+) (\d+) ([\s\S]*)$/

/** Puts pieces together again. Returns the whole text with its last piece, null before. */
export function createJoiner(): (payload: string) => { sender: string; text: string } | null {
  const unfinished = new Map<string, string[]>()
  return (payload) => {
    const match = PIECE.exec(payload)
    if (!match) throw new TypeError('not a piece of a signal')
    const [, sender, number, index, count, text] = match as unknown as [string, string, string, string, string, string]
    if (count === '1') return { sender, text }
    const key = `${sender} ${number}`
    const pieces = unfinished.get(key) ?? []
    unfinished.set(key, pieces)
    pieces[Number(index)] = text
    if (pieces.filter((piece) => piece !== undefined).length < Number(count)) {
      if (unfinished.size > UNFINISHED_MAX) unfinished.delete(unfinished.keys().next().value!)
      return null
    }
    unfinished.delete(key)
    return { sender, text: pieces.join('') }
  }
}
