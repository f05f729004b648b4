import type { Activity } from '@/domain/activity'
import { expect, it } from 'vitest'
import en from '@/assets/locales/en.json'
import { anActivity, NOON } from '@/tests/factories'
import { activityLine, type HistoryNames } from './activity-line'

const names: HistoryNames = {
  subject: (actor) => (actor.kind === 'agent' ? actor.agentId : actor.kind),
  agent: (id) => id,
  team: (id) => id,
  label: (id) => id,
  moment: () => 'Friday',
  list: (parts) => parts.join('+'),
}

function said(what: unknown, actor: unknown = { kind: 'agent', agentId: 'Mia' }): string {
  const { key, values } = activityLine(anActivity({ what, actor } as Partial<Activity>), names)
  const sentence = (en.history as Record<string, string>)[key]
  if (sentence === undefined) throw new Error(`no words for ${key}`)
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)
}

const nobody = { agentId: null, teamId: null }
const system = { kind: 'system' }
const assigned = (from: object, to: object, reason: string | null = null) => ({
  kind: 'assigned',
  from: { ...nobody, ...from },
  to: { ...nobody, ...to },
  reason,
})

it.each([
  ['Mia took this conversation', assigned({}, { agentId: 'Mia' })],
  ['Mia assigned this to Tom', assigned({ agentId: 'Mia' }, { agentId: 'Tom' })],
  ['Mia assigned this to Tom in Returns', assigned({}, { agentId: 'Tom', teamId: 'Returns' })],
  ['Mia moved this to Returns', assigned({ agentId: 'Tom' }, { teamId: 'Returns' })],
  ['Mia took this out of Returns', assigned({ teamId: 'Returns' }, {})],
  ['Mia left this conversation to whoever is free', assigned({ agentId: 'Mia' }, {})],
  ['Mia took this from Tom', assigned({ agentId: 'Tom' }, {})],
])('says “%s”', (sentence, what) => {
  expect(said(what)).toBe(sentence)
})

it.each([
  ['Assigned to Tom automatically', assigned({}, { agentId: 'Tom' }, 'queue')],
  ['Mia is away: assigned to Tom automatically', assigned({ agentId: 'Mia' }, { agentId: 'Tom' }, 'owner_away')],
  ['Mia left the team: waiting for whoever is free', assigned({ agentId: 'Mia' }, {}, 'owner_left')],
])('says why Alongside did it: “%s”', (sentence, what) => {
  expect(said(what, system)).toBe(sentence)
})

it.each([
  ['Mia resolved this', { kind: 'status', from: 'open', to: 'resolved', snoozedUntilAt: null }],
  ['Mia opened this again', { kind: 'status', from: 'resolved', to: 'open', snoozedUntilAt: null }],
  ['Mia snoozed this until Friday', { kind: 'status', from: 'open', to: 'snoozed', snoozedUntilAt: NOON }],
  ['Mia added Sizing+Refund', { kind: 'labels', added: ['Sizing', 'Refund'], removed: [] }],
  ['Mia added Sizing and removed Refund', { kind: 'labels', added: ['Sizing'], removed: ['Refund'] }],
  ['Mia switched the bot on', { kind: 'hosting', on: true }],
  ['Mia asked for a rating', { kind: 'rating_invited', again: false }],
  ['Mia asked for a rating once more', { kind: 'rating_invited', again: true }],
])('says “%s”', (sentence, what) => {
  expect(said(what)).toBe(sentence)
})

it('says what opened a snoozed conversation', () => {
  const woke = { kind: 'status', from: 'snoozed', to: 'open', snoozedUntilAt: null }
  expect(said(woke, system)).toBe('Open again: the time it was snoozed for is over')
  expect(said(woke, { kind: 'contact' })).toBe('contact wrote: open again')
})

it('says what the contact gave', () => {
  expect(said({ kind: 'rated', stars: 4, comment: '' }, { kind: 'contact' })).toBe('contact rated this 4 of 5')
})
