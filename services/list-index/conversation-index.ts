/** All cached conversations in memory, newest activity first, with their contacts' names folded. Pure. */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import { foldName, searchTerms } from '@/domain/fold-name'
import { hostingOf } from '@/domain/hosting'
import type { AgentId, ContactId, ConversationId, LabelId, TeamId } from '@/domain/ids'
import { anonymousMark } from '@/domain/marks'
import type { ListAnswer, ListQuery } from '@/domain/list-query'
import { HELD_BY_ME, MISSES_LABELS, MISSES_TEAMS, missTable, packFacts, Tally } from './facts'
import { isPacked, pack, unpack } from './packed'

/** `name` is folded; null as long as the contact is not held. */
export type Person = { name: string | null }

export type Entry = {
  id: ConversationId
  /** Shared by all conversations of a contact, so that a search looks nothing up. */
  person: Person
  at: number
  /** packFacts */
  facts: number
  assigneeId: AgentId | null
  teamId: TeamId | null
  labels: readonly LabelId[]
}

function entryOf(conversation: Conversation, person: Person): Entry {
  const { id, lastActivityAt: at, channel, status, assigneeId, teamId, unreadCount, labelIds: labels } = conversation
  const facts = packFacts({ channel, status, hosting: hostingOf(conversation), unread: unreadCount > 0 })
  return { id, person, at, facts, assigneeId, teamId, labels }
}

const newerFirst = (a: Entry, b: Entry) => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

export class ConversationIndex {
  #sorted: Entry[] = []
  #byId = new Map<ConversationId, Entry>()
  #people = new Map<ContactId, Person>()
  /** Entries whose place may be wrong: sorted in when somebody asks, so that a burst costs one sort. */
  #unsorted = false

  get size(): number {
    return this.#byId.size
  }

  clearConversations(): void {
    this.#sorted = []
    this.#byId.clear()
  }

  clearContacts(): void {
    for (const person of this.#people.values()) person.name = null
  }

  putConversation(conversation: Conversation): void {
    const entry = entryOf(conversation, this.#person(conversation.contactId))
    const before = this.#byId.get(entry.id)
    if (before) {
      this.#unsorted ||= before.at !== entry.at
      Object.assign(before, entry)
      return
    }
    this.#byId.set(entry.id, entry)
    this.#sorted.push(entry)
    this.#unsorted = true
  }

  removeConversation(id: ConversationId): void {
    const entry = this.#byId.get(id)
    if (!entry) return
    this.#byId.delete(id)
    this.#sorted.splice(this.#sorted.indexOf(entry), 1)
  }

  putContact({ id, name }: Pick<Contact, 'id' | 'name'>): void {
    this.#person(id).name = foldName(name ?? anonymousMark(id))
  }

  removeContact(id: ContactId): void {
    this.#person(id).name = null
  }

  /** Everything in it, for `restore` in another worker (packed.ts). */
  pack(): unknown {
    this.#sort()
    return pack(this.#sorted, this.#people)
  }

  /** Takes the place of everything in it. False, and nothing is changed, if another version packed it. */
  restore(packed: unknown): boolean {
    if (!isPacked(packed)) return false
    const { sorted, people } = unpack(packed)
    this.#sorted = sorted
    this.#people = people
    this.#byId = new Map(sorted.map((entry) => [entry.id, entry]))
    this.#unsorted = false
    return true
  }

  query(query: ListQuery): ListAnswer {
    this.#sort()
    const { me, limit } = query
    const terms = searchTerms(query.name)
    const missesOf = missTable(query)
    const wantedLabels = new Set(query.labels)
    const wantedTeams = new Set(query.teams)
    const tally = new Tally()
    const ids: ConversationId[] = []
    const labels: Record<LabelId, number> = {}
    const teams: Record<TeamId, number> = {}
    for (const entry of this.#sorted) {
      if (terms.length > 0 && !isNamed(entry.person, terms)) continue
      const { assigneeId, teamId } = entry
      const code = assigneeId !== null && assigneeId === me ? entry.facts | HELD_BY_ME : entry.facts
      let missed = missesOf[code]!
      if (wantedLabels.size > 0 && !entry.labels.some((id) => wantedLabels.has(id))) missed |= MISSES_LABELS
      if (wantedTeams.size > 0 && (teamId === null || !wantedTeams.has(teamId))) missed |= MISSES_TEAMS
      if ((missed & (missed - 1)) !== 0) continue // more than one filter keeps it out
      tally.add(missed, code)
      if (missed === 0 && ids.length < limit) ids.push(entry.id)
      if (entry.labels.length > 0 && (missed === 0 || missed === MISSES_LABELS))
        for (const id of entry.labels) labels[id] = (labels[id] ?? 0) + 1
      if (teamId !== null && (missed === 0 || missed === MISSES_TEAMS)) teams[teamId] = (teams[teamId] ?? 0) + 1
    }
    const { total, ...counts } = tally.counts()
    return { ids, total, counts: { ...counts, labels, teams } }
  }

  #sort(): void {
    if (this.#unsorted) this.#sorted.sort(newerFirst)
    this.#unsorted = false
  }

  #person(id: ContactId): Person {
    const known = this.#people.get(id)
    if (known) return known
    const person: Person = { name: null }
    this.#people.set(id, person)
    return person
  }
}

function isNamed({ name }: Person, terms: string[]): boolean {
  if (name === null) return false
  for (const term of terms) if (!name.includes(term)) return false
  return true
}
