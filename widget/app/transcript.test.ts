import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aWidgetMessage } from './messages.fixture'
import { lastHeard, merge } from './transcript'

const versions = fc.array(fc.record({ id: fc.integer({ min: 1, max: 8 }), version: fc.integer({ min: 1, max: 40 }) }), {
  maxLength: 40,
})
// In the hub a version is written once: the same id and version are the same message.
const asMessage = ({ id, version }: { id: number; version: number }) =>
  aWidgetMessage({ id, position: id, version, text: `${id} at ${version}` })

describe('merge', () => {
  it('holds every message once, in the hub’s order, in its newest version, however the pieces arrive', () => {
    fc.assert(
      fc.property(versions, fc.array(fc.integer({ min: 1, max: 6 })), (given, cuts) => {
        const messages = given.map(asMessage)
        let merged: ReturnType<typeof merge> = []
        let rest = messages
        for (const cut of [...cuts, messages.length]) {
          merged = merge(merged, rest.slice(0, cut))
          rest = rest.slice(cut)
        }
        const newest = new Map<string, number>()
        for (const { id, version } of messages) newest.set(id, Math.max(newest.get(id) ?? 0, version))
        expect(merged.map(({ id, version }) => [id, version])).toEqual(
          [...newest].sort(([a], [b]) => a.localeCompare(b)),
        )
      }),
    )
  })

  it('gives the same transcript when a page comes twice', () => {
    const page = [aWidgetMessage({ id: 1 }), aWidgetMessage({ id: 2 })]
    expect(merge(merge([], page), page)).toEqual(page)
  })

  it('does not let a late frame take a message back to what it was', () => {
    const read = aWidgetMessage({ id: 1, version: 9, status: 'read' })
    expect(merge([read], [aWidgetMessage({ id: 1, version: 4, status: 'delivered' })])).toEqual([read])
  })
})

it('counts as heard only what the visitor did not write', () => {
  const own = aWidgetMessage({ id: 3, author: { kind: 'contact' } })
  expect(lastHeard([aWidgetMessage({ id: 2 }), own])).toBe(2)
  expect(lastHeard([own])).toBe(0)
})
