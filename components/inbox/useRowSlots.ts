/**
 * Which element draws which row: one that leaves the view leaves its element to one that comes. An element told to say
 * something else costs a fraction of a new one, so a list thrown from end to end is drawn in the frame it arrives in.
 */
import { computed } from 'vue'

/**
 * A row that stays keeps its slot; one that comes takes the first that is free. As long as `spare` more are awaited, so many that
 * have gone keep theirs, for those to take.
 */
export function slotsNext<Id>(
  before: ReadonlyMap<Id, number>,
  wanted: readonly Id[],
  spare = 0,
): ReadonlyMap<Id, number> {
  const taken = new Set(wanted.map((id) => before.get(id)))
  let next = 0
  const free = () => {
    while (taken.has(next)) next += 1
    return next++
  }
  const slots = new Map(wanted.map((id) => [id, before.get(id) ?? free()]))
  const used = new Set(slots.values())
  const gone = [...before].filter(([id, slot]) => !slots.has(id) && !used.has(slot))
  return new Map([...slots, ...gone.slice(0, spare)])
}

/** So far above the list that nothing of it is painted. */
const OUT_OF_SIGHT = -10_000

/**
 * `drawn`: the rows in view that can be drawn; `awaited`: so many are still being read. Until they are here those of before wait
 * out of sight, as they are, to become them: `cells` holds both, `slots` the element of each.
 */
export function useRowSlots<Id, Cell extends { start: number }>(
  drawn: () => ReadonlyMap<Id, Cell>,
  awaited: () => number,
) {
  const slots = computed<ReadonlyMap<Id, number>>((before) =>
    slotsNext(before ?? new Map<Id, number>(), [...drawn().keys()], awaited()),
  )
  const cells = computed<ReadonlyMap<Id, Cell>>((before) => {
    const next = new Map(drawn())
    for (const id of slots.value.keys()) {
      const gone = next.has(id) ? null : before?.get(id)
      if (gone) next.set(id, { ...gone, start: OUT_OF_SIGHT })
    }
    return next
  })
  return { slots, cells }
}
