/** Colleagues called on in a note, by an at sign and their name. Free of zod, for pages. */
import type { AgentId } from './ids'

type Named = { id: AgentId; name: string }

/** The text in pieces: what calls on somebody, and what stands between. Longer names win over their beginnings. */
export function mentionPieces(text: string, agents: readonly Named[]): { text: string; agentIds: AgentId[] }[] {
  const names = [...new Set(agents.map(({ name }) => name))].sort((a, b) => b.length - a.length)
  if (names.length === 0) return [{ text, agentIds: [] }]
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  // Not inside an address or a longer word of a script that has spaces.
  const called = new RegExp(
    `(?<![\\p{Script=Latin}\\d_.])[@＠](${escaped.join('|')})(?![\\p{Script=Latin}\\d_])`,
    'giu',
  )
  const pieces: { text: string; agentIds: AgentId[] }[] = []
  let at = 0
  for (const found of text.matchAll(called)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), agentIds: [] })
    const name = found[1]!.toLowerCase()
    pieces.push({
      text: found[0],
      agentIds: agents.filter((one) => one.name.toLowerCase() === name).map(({ id }) => id),
    })
    at = found.index + found[0].length
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), agentIds: [] })
  return pieces
}

export function mentionedIn(text: string, agents: readonly Named[]): AgentId[] {
  return [...new Set(mentionPieces(text, agents).flatMap(({ agentIds }) => agentIds))]
}
