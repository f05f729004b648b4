/** What an entry of the history says: the key of its sentence, and who and what stands in it. Free of words. */
import type { Activity, Holder } from '@/domain/activity'

/** Names as they stand in the sentence; `me` is the one who reads it. */
export interface HistoryNames {
  /** As the subject: "You", "Mia Chen", "Alongside". */
  subject(actor: Activity['actor']): string
  /** As the object: "you", "Mia Chen". */
  agent(id: NonNullable<Holder['agentId']>): string
  team(id: NonNullable<Holder['teamId']>): string
  label(id: string): string
  moment(at: number): string
  list(names: string[]): string
}

export interface ActivityLine {
  key: string
  values: Record<string, string>
}

export function activityLine({ actor, what }: Activity, names: HistoryNames): ActivityLine {
  const who = names.subject(actor)
  const line = (key: string, values: Record<string, string> = {}) => ({ key, values: { who, ...values } })
  if (what.kind === 'hosting') return line(what.on ? 'botOn' : 'botOff')
  if (what.kind === 'merged') {
    const key = what.undone ? 'unmerged' : 'merged'
    return what.name === null ? line(`${key}Nameless`) : line(key, { name: what.name })
  }
  if (what.kind === 'labels') return labelsLine(what, names, line)
  if (what.kind === 'follow_up') return line('followUp', { until: names.moment(what.at) })
  if (what.kind === 'assigned') return assignedLine(actor, what, names, line)
  if (what.kind === 'rating_invited') return line(what.again ? 'ratingInvitedAgain' : 'ratingInvited')
  if (what.kind === 'form_answered') return line(what.form === 'offline' ? 'formOffline' : 'formPreChat')
  if (what.kind === 'rated') return line('rated', { stars: String(what.stars) })
  if (what.to === 'resolved') return line('resolved')
  if (what.to === 'snoozed')
    return what.snoozedUntilAt === null
      ? line('snoozed')
      : line('snoozedUntil', { until: names.moment(what.snoozedUntilAt) })
  if (what.from !== 'snoozed') return line('reopened')
  if (actor.kind === 'system') return line('woke')
  return line(actor.kind === 'contact' ? 'wokeByContact' : 'unsnoozed')
}

type Line = (key: string, values?: Record<string, string>) => ActivityLine
type Of<K extends Activity['what']['kind']> = Extract<Activity['what'], { kind: K }>

function labelsLine({ added, removed }: Of<'labels'>, names: HistoryNames, line: Line): ActivityLine {
  const said = (ids: string[]) => names.list(ids.map((id) => names.label(id)))
  if (removed.length === 0) return line('labelled', { added: said(added) })
  if (added.length === 0) return line('unlabelled', { removed: said(removed) })
  return line('relabelled', { added: said(added), removed: said(removed) })
}

function assignedLine(
  actor: Activity['actor'],
  { from, to, reason }: Of<'assigned'>,
  names: HistoryNames,
  line: Line,
): ActivityLine {
  const team = to.teamId && to.teamId !== from.teamId ? names.team(to.teamId) : null
  const before = from.agentId ? names.agent(from.agentId) : ''
  const becauseOf = reason === 'owner_away' ? 'Away' : reason === 'owner_left' ? 'Left' : ''
  if (to.agentId && to.agentId !== from.agentId) {
    if (actor.kind === 'agent' && actor.agentId === to.agentId) return line('took')
    const values = { to: names.agent(to.agentId), before, team: team ?? '' }
    if (reason) return line(`automatic${becauseOf}`, values)
    return line(team ? 'assignedInTeam' : 'assigned', values)
  }
  if (team) return line('moved', { team })
  if (reason) return line(`queued${becauseOf}`, { before })
  if (to.agentId === null && from.agentId !== null)
    return actor.kind === 'agent' && actor.agentId === from.agentId ? line('letGo') : line('unassigned', { before })
  return line('movedOut', { team: from.teamId ? names.team(from.teamId) : '' })
}
