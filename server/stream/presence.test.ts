import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ContactId, WorkspaceId } from '@/domain/ids'
import { anId, NOON } from '@/tests/factories'
import type { Bus } from '../bus/bus'
import { inProcessBus } from '../bus/in-process'
import { createPresence, type Presence, type PresenceChange } from './presence'

const workspaceId = 'ws' as WorkspaceId
const ana = anId<ContactId>('an')
let now: number
let bus: Bus
let open: Presence<ContactId>[]
let waiting: (() => void)[]

beforeEach(() => {
  now = NOON
  bus = inProcessBus((_what, error) => {
    throw error
  })
  open = []
  waiting = []
})
afterEach(() => {
  for (const presence of open) presence.close()
})

/** What it told, and a wait for a change that is still to come. */
function aPresence(over: { expiresMs?: number; leavingMs?: number; sweepMs?: number } = {}) {
  const presence = createPresence({ bus, now: () => now, leavingMs: 1, sweepMs: 1, ...over })
  open.push(presence)
  const told: PresenceChange<ContactId>[] = []
  presence.onChange((_workspace, change) => {
    told.push(change)
    for (const wake of waiting.splice(0)) wake()
  })
  return { presence, told }
}
const change = () => new Promise<void>((resolve) => waiting.push(resolve))

it('tells once that a contact has come, however often they report', () => {
  const { presence, told } = aPresence()
  presence.touch(workspaceId, ana)
  now += 20_000
  presence.touch(workspaceId, ana)
  expect(told).toEqual([{ online: [ana], offline: [] }])
  expect(presence.online(workspaceId)).toEqual([ana])
})

it('lets a contact go who was not heard of for 45 s', async () => {
  const { presence, told } = aPresence()
  presence.touch(workspaceId, ana)
  now += 45_001
  await change()
  expect(told.at(-1)).toEqual({ online: [], offline: [ana] })
  expect(presence.online(workspaceId)).toEqual([])
})

it('keeps a contact online who goes from one page to the next', async () => {
  const { presence, told } = aPresence()
  const ben = anId<ContactId>('be')
  presence.touch(workspaceId, ana)
  presence.touch(workspaceId, ben)
  presence.leave(workspaceId, ana)
  presence.touch(workspaceId, ana) // the next page
  presence.leave(workspaceId, ben)
  await change()
  expect(told.at(-1)).toEqual({ online: [], offline: [ben] })
  expect(presence.online(workspaceId)).toEqual([ana])
})

it('keeps a contact online who closed one page but has a chat open in another', async () => {
  const { presence, told } = aPresence()
  const ben = anId<ContactId>('be')
  presence.touch(workspaceId, ana)
  presence.touch(workspaceId, ben)
  const release = presence.hold(workspaceId, ana)
  presence.leave(workspaceId, ana)
  presence.leave(workspaceId, ben)
  await change()
  expect(presence.online(workspaceId)).toEqual([ana])
  release()
  presence.leave(workspaceId, ana)
  await change()
  expect(told.at(-1)).toEqual({ online: [], offline: [ana] })
})

it('is the same in every hub process', async () => {
  const [one, other] = [aPresence(), aPresence()]
  one.presence.touch(workspaceId, ana)
  expect(other.presence.online(workspaceId)).toEqual([ana])
  one.presence.leave(workspaceId, ana)
  await change()
  expect([one, other].map(({ presence }) => presence.online(workspaceId))).toEqual([[], []])
})
