/** Who is on the shop's website, which agents are connected, and what each has open: signals, kept in memory only. */
import type { Push } from '@/protocol/extension'
import type { Signal } from './sync/sync'

type Presence = Exclude<Signal, { frame: 'visit' }>
type Change = { full: boolean; online: readonly string[]; offline: readonly string[] }

/** Before the stream's first word nobody is known to be away. */
function createList() {
  const there = new Set<string>()
  let isKnown = false
  return {
    take({ full, online, offline }: Change): void {
      if (full) there.clear()
      isKnown ||= full
      for (const id of online) there.add(id)
      for (const id of offline) there.delete(id)
    },
    known: () => (isKnown ? [...there] : null),
    all: () => [...there],
    clear(): void {
      isKnown = false
      there.clear()
    },
  }
}

export function createPresence(push: (push: Push) => void) {
  const contacts = createList()
  const agents = createList()
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
      if (signal.frame === 'agents') {
        agents.take(signal.data)
        return push({ kind: 'agents', online: agents.known() })
      }
      contacts.take(signal.data)
      push({ kind: 'presence', online: contacts.all() })
    },
    /** What a page that has just come should know. */
    known(): Push[] {
      const colleagues = [...looking].map(
        ([agentId, conversationId]) => ({ kind: 'looking', agentId, conversationId }) as const,
      )
      const online = contacts.known()
      return [
        ...(online ? [{ kind: 'presence', online } as const] : []),
        { kind: 'agents', online: agents.known() },
        ...colleagues,
      ]
    },
    clear(): void {
      contacts.clear()
      agents.clear()
      looking.clear()
      push({ kind: 'presence', online: [] })
      push({ kind: 'agents', online: null })
    },
  }
}
