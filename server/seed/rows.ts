/** The plan's rows, as the tables hold them. */
import { randomFillSync } from 'node:crypto'
import { previewOf } from '@/server/use-cases/post-message'
import { AgentId } from '@/domain/ids'
import type { Author } from '@/domain/message'
import { chance, pick } from './random'
import { NAMES, timeZoneOf } from './people'
import { authorKindOf, languageOf, standingOf, textOf, type LoadPlan } from './plan'

export interface Surroundings {
  inboxes: { id: string; channel: string }[]
  agentIds: string[]
  labelIds: string[]
  /** The log's position before the load. The n-th message gets `base + n + 1`. */
  base: number
}

const PAGES = ['Home', 'New arrivals', 'Harbour Jacket', 'Canvas Tote', 'Deck Boots', 'Returns and exchanges', 'Cart']
const pool = new Uint8Array(8_192)
let used = pool.length

/** A version 7 UUID of that moment (RFC 9562 §5.7), so rows lie in the order they were written. */
export function uuidAt(at: number): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, (used += 16)))
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export function createRows(plan: LoadPlan, around: Surroundings) {
  const { size, conversationOf, indexOf, atOf, countOf, lastOf } = plan
  const { seed } = size
  const firstOf = new Uint32Array(size.conversations)
  for (let n = size.messages - 1; n >= 0; n -= 1) firstOf[conversationOf[n]!] = n
  const contactIds: string[] = []
  const conversationIds: string[] = []
  for (let c = 0; c < size.conversations; c += 1) {
    contactIds.push(uuidAt(atOf[firstOf[c]!]!))
    conversationIds.push(uuidAt(atOf[firstOf[c]!]!))
  }

  const inboxOf = (c: number) => pick(around.inboxes, chance(seed, c, 8))
  const agentOf = (c: number) => pick(around.agentIds, chance(seed, c, 9))
  const labelsOf = (c: number, salt: number) => {
    const luck = chance(seed, c, salt)
    return luck < 0.25 && around.labelIds.length > 0 ? [pick(around.labelIds, luck * 4)] : []
  }
  const positionOf = (n: number) => around.base + n + 1
  const readOf = new Float64Array(size.conversations)
  conversationOf.forEach((c, n) => {
    if (indexOf[n] === countOf[c]! - 1 - standingOf(plan, c).unread) readOf[c] = positionOf(n)
  })

  function contact(c: number) {
    const language = languageOf(size, c)
    const { given, family, full, countries } = NAMES[language]!
    const byEmail = inboxOf(c).channel === 'email' || chance(seed, c, 10) < 0.3
    return {
      id: contactIds[c]!,
      version: positionOf(lastOf[c]!),
      // Some never said what they are called.
      name:
        chance(seed, c, 11) < 0.04 ? null : full(pick(given, chance(seed, c, 12)), pick(family, chance(seed, c, 13))),
      email: byEmail ? `contact-${size.seed}-${c}@mail.example` : null,
      phone: inboxOf(c).channel === 'whatsapp' ? `+1555${String(c).padStart(7, '0')}` : null,
      language,
      gender: null,
      time_zone: timeZoneOf(language),
      country: pick(countries, chance(seed, c, 14)),
      label_ids: labelsOf(c, 15),
      first_seen_at: atOf[firstOf[c]!]! - 60_000,
      last_seen_at: atOf[lastOf[c]!]!,
    }
  }

  /** A number, an email; elsewhere an id of the channel's. */
  function handleOf(c: number): string {
    const { email, phone } = contact(c)
    const { channel } = inboxOf(c)
    return (channel === 'email' ? email : channel === 'whatsapp' ? phone : null) ?? contactIds[c]!
  }

  function handle(c: number) {
    return { inbox_id: inboxOf(c).id, handle: handleOf(c), contact_id: contactIds[c]! }
  }

  function conversation(c: number) {
    const last = lastOf[c]!
    const { status, hostedByBot, isAssigned, unread } = standingOf(plan, c)
    const author = authorOf(c, countOf[c]! - 1)
    return {
      id: conversationIds[c]!,
      version: positionOf(last),
      inbox_id: inboxOf(c).id,
      channel: inboxOf(c).channel,
      contact_id: contactIds[c]!,
      contact_handle: handleOf(c),
      status,
      snoozed_until_at: status === 'snoozed' ? size.now + 86_400_000 : null,
      hosted_by_bot: hostedByBot,
      assignee_id: isAssigned && !hostedByBot ? agentOf(c) : null,
      team_id: null,
      label_ids: labelsOf(c, 16),
      unread_count: unread,
      agents_read_position: readOf[c]!,
      last_position: positionOf(last),
      last_activity_at: atOf[last]!,
      preview: previewOf(author, { kind: 'text', text: textOf(size, c, countOf[c]! - 1) }),
      created_at: atOf[firstOf[c]!]!,
    }
  }

  function authorOf(c: number, index: number): Author {
    const kind = authorKindOf(size, c, index)
    return kind === 'agent' ? { kind, agentId: AgentId.parse(agentOf(c)) } : { kind }
  }

  function message(n: number) {
    const c = conversationOf[n]!
    const author = authorOf(c, indexOf[n]!)
    return {
      id: uuidAt(atOf[n]!),
      version: positionOf(n),
      position: positionOf(n),
      conversation_id: conversationIds[c]!,
      author_kind: author.kind,
      author_id: author.kind === 'agent' ? author.agentId : null,
      content: { kind: 'text', text: textOf(size, c, indexOf[n]!) },
      quoted_id: null,
      status: author.kind === 'agent' && indexOf[n]! < countOf[c]! - 1 ? 'read' : 'sent',
      failure: null,
      created_at: atOf[n]!,
    }
  }

  function visit(c: number) {
    const title = pick(PAGES, chance(seed, c, 17))
    const enteredAt = atOf[firstOf[c]!]! - 60_000
    return {
      id: uuidAt(enteredAt),
      contact_id: contactIds[c]!,
      url: `https://shop.example/${title.toLowerCase().replaceAll(' ', '-')}`,
      title,
      referrer: chance(seed, c, 18) < 0.5 ? 'https://search.example/' : null,
      entered_at: enteredAt,
      spent_ms: Math.floor(chance(seed, c, 19) * 300_000),
    }
  }

  return { contact, handle, conversation, message, visit }
}
