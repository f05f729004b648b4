/** The entries of the list index as a few columns, which the database gives back in milliseconds. Pure. */
import type { AgentId, ContactId, ConversationId, LabelId, TeamId } from '@/domain/ids'
import type { Entry, Person } from './conversation-index'

/** Changes with the meaning of any column: what another version packed is not read. */
const FORMAT = 4

type PackedList = {
  format: typeof FORMAT
  /** Newest activity first. Ids, and the folded names of `people`, are joined: one long string is read at once. */
  ids: string
  at: Float64Array
  /** As facts.ts packs them. */
  facts: Uint16Array
  /** Indexes into `agents`, from 1 on; 0: nobody. */
  assignees: Uint32Array
  agents: AgentId[]
  /** Indexes into `teamIds`, from 1 on; 0: no team's. */
  teams: Uint32Array
  teamIds: TeamId[]
  /** Indexes into `labelSets`, of which the first is the empty one: few conversations have labels, many the same. */
  labels: Uint32Array
  labelSets: LabelId[][]
  /** Indexes into `people`. */
  persons: Uint32Array
  people: string
  /** Empty for a contact that is not held. */
  names: string
}

const SEPARATOR = '\n'
const split = (joined: string) => (joined === '' ? [] : joined.split(SEPARATOR))

export function pack(sorted: readonly Entry[], people: ReadonlyMap<ContactId, Person>): PackedList {
  const ids = [...people.keys()]
  const indexOf = new Map([...people.values()].map((person, i) => [person, i]))
  const agents = numbered(sorted.map(({ assigneeId }) => assigneeId))
  const teams = numbered(sorted.map(({ teamId }) => teamId))
  const { sets: labelSets, places: labels } = packLabels(sorted)
  return {
    format: FORMAT,
    ids: sorted.map(({ id }) => id).join(SEPARATOR),
    at: Float64Array.from(sorted, ({ at }) => at),
    facts: Uint16Array.from(sorted, ({ facts }) => facts),
    assignees: agents.places,
    agents: agents.ids,
    teams: teams.places,
    teamIds: teams.ids,
    labels,
    labelSets,
    persons: Uint32Array.from(sorted, ({ person }) => indexOf.get(person)!),
    people: ids.join(SEPARATOR),
    names: [...people.values()].map(({ name }) => name?.replaceAll(SEPARATOR, ' ') ?? '').join(SEPARATOR),
  }
}

/** Ids of which there are few, each once, and where in them each entry's is: from 1 on, 0 for none. */
function numbered<T extends string>(held: readonly (T | null)[]): { ids: T[]; places: Uint32Array } {
  const ids = [...new Set(held.filter((id) => id !== null))]
  const placeOf = new Map(ids.map((id, i) => [id, i + 1]))
  return { ids, places: Uint32Array.from(held, (id) => (id === null ? 0 : placeOf.get(id)!)) }
}

function packLabels(sorted: readonly Entry[]): { sets: LabelId[][]; places: Uint32Array } {
  const sets: LabelId[][] = [[]]
  const placeOf = new Map([['', 0]])
  const places = Uint32Array.from(sorted, ({ labels }) => {
    const key = labels.join(SEPARATOR)
    const known = placeOf.get(key)
    if (known !== undefined) return known
    placeOf.set(key, sets.length)
    return sets.push([...labels]) - 1
  })
  return { sets, places }
}

export function isPacked(value: unknown): value is PackedList {
  return typeof value === 'object' && value !== null && (value as { format?: unknown }).format === FORMAT
}

export function unpack(packed: PackedList): { sorted: Entry[]; people: Map<ContactId, Person> } {
  const names = packed.names.split(SEPARATOR)
  const people = new Map<ContactId, Person>()
  const persons = split(packed.people).map((id, i) => {
    const person: Person = { name: names[i] || null }
    people.set(id as ContactId, person)
    return person
  })
  const sorted = split(packed.ids).map((id, i): Entry => ({
    id: id as ConversationId,
    person: persons[packed.persons[i]!]!,
    at: packed.at[i]!,
    facts: packed.facts[i]!,
    assigneeId: packed.agents[packed.assignees[i]! - 1] ?? null,
    teamId: packed.teamIds[packed.teams[i]! - 1] ?? null,
    labels: packed.labelSets[packed.labels[i]!] ?? [],
  }))
  return { sorted, people }
}
