/**
 * Two contacts who are one person. One is kept and takes over what the other has: addresses, conversations, notes. Each
 * conversation stays bound to its own address, so nobody ever reads in their chat what was said to the other, and undoing is
 * giving the addresses back. Pure: the preview and the hub use the same rule.
 */
import type { Contact } from './contact'
import type { FieldValues } from './contact-field'
import type { AgentId, ContactFieldId, ContactMergeId, InboxId } from './ids'

/** How long a merge can be undone. */
export const MERGE_UNDO_MS = 30 * 24 * 60 * 60 * 1000

/** An address in an inbox. */
export interface Handle {
  inboxId: InboxId
  handle: string
}

export const MERGED_PROPERTIES = ['name', 'email', 'phone', 'language', 'gender', 'timeZone', 'country'] as const
export type MergedProperty = (typeof MERGED_PROPERTIES)[number]

/** A merge as the panel tells of it. */
export interface MergeSummary {
  id: ContactMergeId
  other: Pick<Contact, 'id' | 'name' | 'email' | 'phone'>
  mergedById: AgentId
  mergedAt: number
}

/** A property or the id of a contact field: what may differ between the two and is chosen. */
export type MergeChoice = string

/** What the kept contact becomes. `fromOther`: where both have a value, those for which the other's wins. */
export function mergedContact(kept: Contact, other: Contact, fromOther: ReadonlySet<MergeChoice>): Contact {
  const properties = MERGED_PROPERTIES.map((property) => {
    const [first, second] = fromOther.has(property) ? [other, kept] : [kept, other]
    return [property, first[property] ?? second[property]]
  })
  const fields: FieldValues = { ...other.fields, ...kept.fields }
  for (const [id, value] of Object.entries(other.fields)) if (fromOther.has(id)) fields[id as ContactFieldId] = value
  return {
    ...kept,
    ...(Object.fromEntries(properties) as Pick<Contact, MergedProperty>),
    fields,
    labelIds: [...new Set([...kept.labelIds, ...other.labelIds])],
    firstSeenAt: Math.min(kept.firstSeenAt, other.firstSeenAt),
    lastSeenAt: Math.max(kept.lastSeenAt, other.lastSeenAt),
  }
}

/** Where both have a value and it is not the same: what somebody must choose. */
export function conflicts(kept: Contact, other: Contact): MergeChoice[] {
  const differs = (a: unknown, b: unknown) => a !== null && a !== undefined && b !== null && b !== undefined && a !== b
  const properties = MERGED_PROPERTIES.filter((property) => differs(kept[property], other[property]))
  const ids = Object.keys(kept.fields).filter((id) => differs(valueOf(kept, id), valueOf(other, id)))
  return [...properties, ...ids]
}

const valueOf = ({ fields }: Contact, id: string) => fields[id as ContactFieldId]

/**
 * The kept contact after the merge is undone: as it was before, except for what somebody changed since, which was meant for
 * the person who stays.
 */
export function unmergedContact({ kept, merged }: { kept: Contact; merged: Contact }, now: Contact): Contact {
  const back = <T>(before: T, then: T, current: T): T => (current === then ? before : current)
  const properties = MERGED_PROPERTIES.map((property) => [
    property,
    back(kept[property], merged[property], now[property]),
  ])
  const fields: FieldValues = {}
  for (const key of new Set([...Object.keys(kept.fields), ...Object.keys(now.fields)])) {
    const id = key as ContactFieldId
    const value = back(kept.fields[id], merged.fields[id], now.fields[id])
    if (value !== undefined) fields[id] = value
  }
  const gained = merged.labelIds.filter((id) => !kept.labelIds.includes(id))
  const labelIds = now.labelIds.filter((id) => !gained.includes(id))
  return {
    ...now,
    ...(Object.fromEntries(properties) as Pick<Contact, MergedProperty>),
    fields,
    labelIds,
    firstSeenAt: back(kept.firstSeenAt, merged.firstSeenAt, now.firstSeenAt),
    lastSeenAt: back(kept.lastSeenAt, merged.lastSeenAt, now.lastSeenAt),
  }
}
