/**
 * Which element draws which row: one that leaves the view leaves its element to one that comes. An element told to say
 * something else costs a fraction of a new one, so a list thrown from end to end is drawn in the frame it arrives in.
 */
import { computed, type ComputedRef } from 'vue'

/** A row that stays keeps its slot; one that comes takes the first that is free. */
export function slotsNext<Id>(before: ReadonlyMap<Id, number>, wanted: readonly Id[]): ReadonlyMap<Id, number> {
  const taken = new Set(wanted.map((id) => before.get(id)))
  let next = 0
  const free = () => {
    while (taken.has(next)) next += 1
    return next++
  }
  return new Map(wanted.map((id) => [id, before.get(id) ?? free()]))
}

/** `wanted`: the rows to be drawn, each once. */
export function useRowSlots<Id>(wanted: () => readonly Id[]): ComputedRef<ReadonlyMap<Id, number>> {
  return computed<ReadonlyMap<Id, number>>((before) => slotsNext(before ?? new Map<Id, number>(), wanted()))
}
