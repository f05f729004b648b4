/** Conversations chosen in the list, and one change made to all of them, which can mostly be taken back. */
import type { BulkChange } from '@/domain/bulk'
import type { Contact } from '@/domain/contact'
import type { ErrorCode } from '@/domain/errors'
import type { ConversationId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { contactsByIds } from '@/data/contacts'
import { conversationsByIds } from '@/data/conversations'
import { db } from '@/data/db'
import { undoingsOf } from '@/domain/bulk'
import { request } from '@/services/bus/request'

export type Refusal = { conversationId: ConversationId; contact: Contact | null; code: ErrorCode }
/** `undo` says how many were left alone, because somebody has changed them since; null: there is nothing to take back. */
export type BulkOutcome = { changed: number; refused: Refusal[]; undo: (() => Promise<number>) | null }

export const useSelectionStore = defineStore('selection', () => {
  const ids = shallowRef<ReadonlySet<ConversationId>>(new Set())
  const busy = ref(false)
  /** Where a range begins, and what was chosen before it. */
  let anchor: ConversationId | null = null
  let base: ReadonlySet<ConversationId> = new Set()

  function begin(at: ConversationId | null, chosen: ReadonlySet<ConversationId>) {
    anchor = at
    base = chosen
    ids.value = chosen
  }
  function toggle(id: ConversationId) {
    const chosen = new Set(ids.value)
    if (!chosen.delete(id)) chosen.add(id)
    begin(id, chosen)
  }
  /** From where the range begins up to `to`, in the order of the list. Going back makes it shorter again. */
  function extend(to: ConversationId, order: readonly ConversationId[], from: ConversationId | null = null) {
    if (anchor === null || !order.includes(anchor)) begin(from ?? to, ids.value)
    const [a, b] = [order.indexOf(anchor!), order.indexOf(to)]
    ids.value = new Set([...base, ...order.slice(Math.min(a, b), Math.max(a, b) + 1)])
  }
  const all = (order: readonly ConversationId[]) => begin(null, new Set(order))
  const clear = () => begin(null, new Set())
  /** What is not in the list any more is not chosen either: nobody changes what they do not see. */
  function keep(order: readonly ConversationId[]) {
    if (ids.value.size === 0) return
    const there = new Set(order)
    const left = [...ids.value].filter((id) => there.has(id))
    if (left.length < ids.value.size) begin(anchor, new Set(left))
  }

  /** Throws when nothing could be done at all. What was refused stays chosen. */
  async function apply(change: BulkChange): Promise<BulkOutcome> {
    const before = await conversationsByIds(db, [...ids.value])
    busy.value = true
    try {
      const { changed, refused } = await request('conversations.change', { ids: before.map(({ id }) => id), change })
      begin(null, new Set(refused.map(({ conversationId }) => conversationId)))
      const people = await contactsByIds(
        db,
        before.map(({ contactId }) => contactId),
      )
      const rows = new Map(before.map((row) => [row.id, row]))
      const versions = new Map(changed.map(({ id, version }) => [id, version]))
      const undoings = undoingsOf(
        change,
        before.filter((row) => versions.has(row.id) && versions.get(row.id) !== row.version),
      )
      return {
        changed: changed.length,
        refused: refused.map(({ conversationId, code }) => {
          const contactId = rows.get(conversationId)?.contactId
          return { conversationId, code, contact: (contactId && people.get(contactId)) ?? null }
        }),
        undo: undoings.length > 0 ? () => takeBack(undoings, versions) : null,
      }
    } finally {
      busy.value = false
    }
  }

  /** Only what still is as we left it: nobody's later change is undone. */
  async function takeBack(
    undoings: ReturnType<typeof undoingsOf>,
    versions: ReadonlyMap<ConversationId, number>,
  ): Promise<number> {
    let left = 0
    for (const { ids: wanted, change } of undoings) {
      const now = await conversationsByIds(db, wanted)
      const untouched = now.filter(({ id, version }) => version === versions.get(id)).map(({ id }) => id)
      left += wanted.length - untouched.length
      if (untouched.length === 0) continue
      const { refused } = await request('conversations.change', { ids: untouched, change })
      left += refused.length
    }
    return left
  }

  return { ids, count: computed(() => ids.value.size), busy, toggle, extend, all, clear, keep, apply }
})
