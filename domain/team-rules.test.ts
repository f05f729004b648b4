import { expect, it } from 'vitest'
import { DEFAULT_RULES } from './assignment-rules'
import type { TeamId } from './ids'
import { AS_USUAL, rulesOfTeam, withTeam } from './team-rules'

const [orders, returns] = ['orders', 'returns'] as TeamId[]

it('keeps what is otherwise for a team, and nothing of one that is as usual', () => {
  expect(rulesOfTeam(DEFAULT_RULES, orders!)).toEqual(AS_USUAL)
  const teams = withTeam({}, orders!, { ...AS_USUAL, capacity: 3 })
  expect(rulesOfTeam({ teams }, orders!).capacity).toBe(3)
  expect(rulesOfTeam({ teams }, returns!)).toEqual(AS_USUAL)
  expect(withTeam(teams, orders!, AS_USUAL)).toEqual({})
})
