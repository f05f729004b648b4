/** Who is on the shop's website and which conversation each colleague has open: signals, kept in memory only. */
import type { Push } from '@/protocol/extension'
import type { Signal } from './sync/sync'

type Presence = Exclude<Signal, { frame: 'visit' }>

export function createPresence(push: (push: Push) => void) {
  const online = new Set<string>()
  /** Before the stream's first word nobody is known to be away. */
  let isKnown = false
  const looking = new Map<string, string>()

  return {
    take(signal: Presence): void {
      if (signal.frame === 'typing') return push({ kind: 'typing', ...signal.data })
      if (signal.frame === 'looking') {
        const { agentId, conversationId } = signal.data
        if (conversationId) looking.set(agentId, conversationId)
        else looking.delete(agentId)
        return push({ kind: 'looking', agentId, conversationId })
      }
      if (signal.data.full) {
        isKnown = true
        online.clear()
      }
      for (const id of signal.data.online) online.add(id)
      for (const id of signal.data.offline) online.delete(id)
      push({ kind: 'presence', online: [...online] })
    },
    /** What a page that has just come should know. */
    known(): Push[] {
      const colleagues = [...looking].map(
        ([agentId, conversationId]) => ({ kind: 'looking', agentId, conversationId }) as const,
      )
      return isKnown ? [{ kind: 'presence', online: [...online] }, ...colleagues] : colleagues
    },
    clear(): void {
      isKnown = false
      online.clear()
      looking.clear()
      push({ kind: 'presence', online: [] })
    },
  }
}
