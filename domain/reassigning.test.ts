import { describe, expect, it } from 'vitest'
import type { AgentId, TeamId } from './ids'
import { neededToAssign } from './reassigning'

const me = 'me' as AgentId
const mia = 'mia' as AgentId
const held = (assigneeId: AgentId | null, teamId: TeamId | null = null) => ({ assigneeId, teamId })

describe('assigning', () => {
  it.each([
    ['taking what nobody holds', held(null), held(me)],
    ['letting go of one’s own', held(me), held(null)],
  ])('%s takes no more than managing', (_what, before, after) => {
    expect(neededToAssign(before, after, me)).toEqual(['conversation.manage'])
  })
  it.each([
    ['taking a colleague’s', held(mia), held(me)],
    ['giving one’s own away', held(me), held(mia)],
    ['giving to a colleague what nobody holds', held(null), held(mia)],
    ['giving to a team', held(me), held(me, 'team' as TeamId)],
  ])('%s is reassigning too', (_what, before, after) => {
    expect(neededToAssign(before, after, me)).toEqual(['conversation.manage', 'conversation.reassign'])
  })
})
