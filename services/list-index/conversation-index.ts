/** All cached conversations in memory, newest activity first, with their contacts' names folded. Pure. */
import type { Contact } from '@/domain/contact'
import { CHANNELS, type Channel } from '@/domain/channel'
import type { Conversation } from '@/domain/conversation'
import { foldName, searchTerms } from '@/domain/fold-name'
import { hostingOf } from '@/domain/hosting'
import type { AgentId, ContactId, ConversationId, LabelId, TeamId } from '@/domain/ids'
import { anonymousMark } from '@/domain/marks'
import type { Queue } from '@/domain/queue'
import { isPacked, pack, unpack } from './packed'
import type { ListAnswer, ListCounts, ListQuery } from '@/domain/list-query'

/** `name` is folded; null as long as the contact is not held. */
export type Person = { name: string | null }

export type Entry = {
  id: ConversationId
  /** Shared by all conversations of a contact, so that a search looks nothing up. */
  person: Person
  at: number
  channel: Channel
  status: Conversation['status']
  hosting: ReturnType<typeof hostingOf>
  assigneeId: AgentId | null
  teamId: TeamId | null
  unread: boolean
  labels: readonly LabelId[]
}

function entryOf(conversation: Conversation, person: Person): Entry {
  const { id, lastActivityAt: at, channel, status, assigneeId, teamId, unreadCount, labelIds: labels } = conversation
  const hosting = hostingOf(conversation)
  return { id, person, at, channel, status, hosting, assigneeId, teamId, unread: unreadCount > 0, labels }
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

  query({ me, queue, shelf, channels, labels, teams, unreadOnly, name, limit }: ListQuery): ListAnswer {
    this.#sort()
    const terms = searchTerms(name)
    const wantedChannels = new Set(channels)
    const wantedLabels = new Set(labels)
    const wantedTeams = new Set(teams)
    const answer: ListAnswer = { ids: [], total: 0, counts: noCounts() }
    const { counts } = answer
    for (const entry of this.#sorted) {
      if (terms.length > 0 && !isNamed(entry.person, terms)) continue
      const inShelf = shelf === null || entry.status === shelf
      const inQueue = isIn(entry, queue, me)
      const inChannel = wantedChannels.size === 0 || wantedChannels.has(entry.channel)
      const inLabels = wantedLabels.size === 0 || entry.labels.some((id) => wantedLabels.has(id))
      const inTeams = wantedTeams.size === 0 || (entry.teamId !== null && wantedTeams.has(entry.teamId))
      const inUnread = !unreadOnly || entry.unread
      // What one filter alone keeps out is what another value of that filter would show.
      const rest = Number(!inLabels) + Number(!inTeams) + Number(!inUnread)
      const misses = Number(!inShelf) + Number(!inQueue) + Number(!inChannel) + rest
      if (misses > 1) continue
      const isHit = misses === 0
      if (isHit || !inShelf) counts.shelves[entry.status] += 1
      if (isHit || !inQueue) countQueues(counts.queues, entry, me)
      if (isHit || !inChannel) counts.channels[entry.channel] += 1
      if (isHit || !inLabels) for (const id of entry.labels) counts.labels[id] = (counts.labels[id] ?? 0) + 1
      if (entry.teamId && (isHit || !inTeams)) counts.teams[entry.teamId] = (counts.teams[entry.teamId] ?? 0) + 1
      if (!isHit) continue
      if (entry.unread) counts.unread += 1
      answer.total += 1
      if (answer.ids.length < limit) answer.ids.push(entry.id)
    }
    return answer
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

function noCounts(): ListCounts {
  return {
    queues: { all: 0, mine: 0, unassigned: 0, bot: 0 },
    shelves: { open: 0, snoozed: 0, resolved: 0 },
    channels: Object.fromEntries(CHANNELS.map((channel) => [channel, 0])) as Record<Channel, number>,
    labels: {},
    teams: {},
    unread: 0,
  }
}

function isNamed({ name }: Person, terms: string[]): boolean {
  if (name === null) return false
  for (const term of terms) if (!name.includes(term)) return false
  return true
}

function isIn(entry: Entry, queue: Queue, me: AgentId | null): boolean {
  if (queue === 'all') return true
  if (queue === 'mine') return entry.hosting === 'assigned' && entry.assigneeId === me
  return entry.hosting === queue
}

function countQueues(queues: Record<Queue, number>, entry: Entry, me: AgentId | null): void {
  queues.all += 1
  if (entry.hosting === 'bot') queues.bot += 1
  else if (entry.hosting === 'unassigned') queues.unassigned += 1
  else if (entry.assigneeId === me) queues.mine += 1
}
