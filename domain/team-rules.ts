/** What is otherwise for one team in the rules of assignment. What is as usual is not kept. Free of zod, for pages. */
import type { AssignmentRules, TeamRules } from './assignment-rules'
import type { TeamId } from './ids'

export const AS_USUAL: TeamRules = { on: true, capacity: null, hours: 'usual', leftOutIds: [] }

export const rulesOfTeam = ({ teams }: Pick<AssignmentRules, 'teams'>, id: TeamId): TeamRules => teams[id] ?? AS_USUAL

/** The rules of all teams after one was changed: a team without a difference has none. */
export function withTeam(teams: AssignmentRules['teams'], id: TeamId, rules: TeamRules): AssignmentRules['teams'] {
  const { [id]: _before, ...others } = teams
  const isUsual = rules.on && rules.capacity === null && rules.hours === 'usual' && rules.leftOutIds.length === 0
  return isUsual ? others : { ...others, [id]: rules }
}
