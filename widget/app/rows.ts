/** The transcript as it is laid out: days, and runs of messages by one speaker. */
import type { WidgetMessage } from '@/protocol/widget-api'
import type { Outgoing } from './outbox'
import { dayOf } from './format'

export type Item = { kind: 'message'; message: WidgetMessage } | { kind: 'outgoing'; outgoing: Outgoing }

export interface Run {
  key: string
  /** Set on the first run of a day: when it began. */
  day: number | null
  author: WidgetMessage['author']
  items: Item[]
}

const authorOf = (item: Item): WidgetMessage['author'] =>
  item.kind === 'message' ? item.message.author : { kind: 'contact' }
const atOf = (item: Item) => (item.kind === 'message' ? item.message.createdAt : item.outgoing.writtenAt)
export const idOf = (item: Item): string => (item.kind === 'message' ? item.message.id : item.outgoing.id)

function sameSpeaker(a: WidgetMessage['author'], b: WidgetMessage['author']): boolean {
  if (a.kind !== b.kind) return false
  return a.kind !== 'agent' || b.kind !== 'agent' || (a.name === b.name && a.hue === b.hue)
}

/** What is still on its way stands after all the hub has, in the order it was written. */
export function runsOf(messages: readonly WidgetMessage[], outbox: readonly Outgoing[]): Run[] {
  const items: Item[] = [
    ...messages.map((message): Item => ({ kind: 'message', message })),
    ...outbox.map((outgoing): Item => ({ kind: 'outgoing', outgoing })),
  ]
  const runs: Run[] = []
  let day: number | null = null
  for (const item of items) {
    const itemDay = dayOf(atOf(item))
    const author = authorOf(item)
    const last = runs.at(-1)
    if (last && day === itemDay && sameSpeaker(last.author, author)) last.items.push(item)
    else runs.push({ key: idOf(item), day: day === itemDay ? null : atOf(item), author, items: [item] })
    day = itemDay
  }
  return runs
}
