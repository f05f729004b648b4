import { expect, it } from 'vitest'
import { aConversation, anAgent, anId, aTeam } from '@/tests/factories'
import { assignOptions, type Everybody } from './assign-options'

const me = anAgent({ name: 'Mia' })
const free = anAgent({ name: 'Zoé' })
const busy = anAgent({ name: 'Anna' })
const away = anAgent({ name: 'Ben', availability: 'away' })
const gone = anAgent({ name: 'Carl' })
const left = anAgent({ name: 'Dora', active: false })
const returns = aTeam({ name: 'Returns', memberIds: [free.id, away.id, left.id] })
const everybody: Everybody = {
  agents: [me, free, busy, away, gone, left],
  teams: [returns],
  myId: me.id,
  online: new Set([me.id, free.id, busy.id, away.id]),
  loads: new Map([[busy.id, 4]]),
}
const names = (search = '', conversation = aConversation()) =>
  assignOptions(conversation, everybody, search).map(({ kind, name }) => name || kind)

it('offers oneself first, then teams, then who is free before who is busy, away and offline; nobody who has left', () => {
  expect(names()).toEqual(['Mia', 'Returns', 'Zoé', 'Anna', 'Ben', 'Carl'])
})
it('offers to give it back only when somebody has it', () => {
  expect(names('', aConversation({ assigneeId: free.id }))).toContain('nobody')
})
it('finds people and teams by part of their name, accents folded', () => {
  expect(names('zoe')).toEqual(['Zoé'])
  expect(names('ret')).toEqual(['Returns'])
})
it('tells how many of a team are available, and how much each person has to do', () => {
  const [team] = assignOptions(aConversation(), everybody, 'returns')
  expect(team).toMatchObject({ available: 1, members: 2 })
  expect(assignOptions(aConversation(), everybody, 'anna')[0]).toMatchObject({ load: 4, state: 'available' })
})
it('takes people at their word while it is not known who is connected', () => {
  const unknown = assignOptions(aConversation(), { ...everybody, online: null, loads: null }, 'carl')
  expect(unknown[0]).toMatchObject({ state: 'available', load: null })
})
it('keeps the team when it goes to a person, and takes the person away when it goes to a team', () => {
  const conversation = aConversation({ teamId: anId('te'), assigneeId: busy.id })
  const [person] = assignOptions(conversation, everybody, 'zoé')
  expect(person!.target).toEqual({ assigneeId: free.id, teamId: conversation.teamId })
  expect(assignOptions(conversation, everybody, 'returns')[0]!.target).toEqual({ assigneeId: null, teamId: returns.id })
})
