/**
 * Alongside gives waiting conversations to people, by the workspace's rules: what nobody has, and what somebody has who is
 * gone. Looked at without a lock first; only when there is something to give is it decided, under the lock, anew.
 */
import type { Agent } from '@/domain/agent'
import { isOpenAnywhere, poolOf, type AssignmentRules, type Pool } from '@/domain/assignment-rules'
import { mayTake, planAssignments, type Candidate } from '@/domain/assignment-plan'
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ConversationId, TeamId, WorkspaceId } from '@/domain/ids'
import type { SyncedRows } from '@/protocol/events'
import type pg from 'pg'
import type { Change, Commit } from '../store/commit'
import { Loaded, staffLoads } from '../store/loaded'
import { SEEN_MS } from '../store/turns'
import { recorded } from './recorded'

const AT_ONCE = 200
const MINUTE_MS = 60_000

export interface AssignDeps {
  pool: pg.Pool
  commit: Commit
}

interface Now {
  rules: AssignmentRules
  now: number
}

/** Gives what can be given at `now`. Returns how many. */
export async function assignWaiting(
  { pool, commit }: AssignDeps,
  workspaceId: WorkspaceId,
  { rules, now }: Now,
): Promise<number> {
  if (!rules.on || !isOpenAnywhere(rules, now)) return 0
  for (let total = 0; ;) {
    const staff = await readStaff(pool, workspaceId)
    if (openPools(staff, { rules, now }).length === 0) return total
    const ids = await findWaiting(pool, workspaceId, staff, { rules, now })
    if (ids.length === 0) return total
    const given = await commit(workspaceId, assign(workspaceId, ids, { rules, now }))
    total += given
    if (given === 0 || ids.length < AT_ONCE) return total
  }
}

async function readStaff(pool: pg.Pool, workspaceId: WorkspaceId): Promise<Loaded> {
  const staff = new Loaded()
  const loads = staffLoads(workspaceId)
  const results = await Promise.all(loads.map(({ text, values }) => pool.query<Record<string, unknown>>(text, values)))
  results.forEach(({ rows }, index) => rows.forEach((row) => staff.add(loads[index]!.table, row)))
  return staff
}

/** Where something can be given now: the teams, and null for what is no team's, in which somebody has room. */
function openPools(staff: Loaded, at: Now): (TeamId | null)[] {
  const people = candidates(staff, at)
  const teamIds = [null, ...staff.all('teams').map(({ id }) => id)]
  const pools = poolsIn(staff, at)
  return teamIds.filter((id) => pools(id).isOpen && people.some((person) => mayTake(person, pools(id))))
}

/** Unassigned ones somebody could have, the longest waiting first; then what waits with those who are gone. */
async function findWaiting(pool: pg.Pool, workspaceId: WorkspaceId, staff: Loaded, at: Now): Promise<ConversationId[]> {
  const open = openPools(staff, at)
  const closedTeams = staff.all('teams').filter(({ id }) => !open.includes(id))
  const gone = staff.all('agents').filter((agent) => isGone(agent, staff, at))
  const inOpen = '(CASE WHEN team_id IS NULL THEN $5::boolean ELSE team_id <> ALL($2::uuid[]) END)'
  const { rows } = await pool.query<{ id: ConversationId }>(
    `(SELECT id FROM conversations
      WHERE workspace_id = $1 AND status = 'open' AND assignee_id IS NULL AND NOT hosted_by_bot
        AND ${inOpen}
      ORDER BY last_activity_at, id LIMIT $4)
     UNION ALL
     (SELECT id FROM conversations
      WHERE workspace_id = $1 AND assignee_id = ANY($3) AND status = 'open' AND NOT hosted_by_bot
        AND preview->>'author' = 'contact' AND ${inOpen}
      ORDER BY last_activity_at, id LIMIT $4)
     LIMIT $4`,
    [workspaceId, closedTeams.map(({ id }) => id), gone.map(({ id }) => id), AT_ONCE, open.includes(null)],
  )
  return rows.map(({ id }) => id)
}

/** Exported for tests. Answers how many were given. */
export function assign(workspaceId: WorkspaceId, ids: ConversationId[], at: Now): Change<number> {
  return {
    needs: { conversations: ids, staff: true },
    decide(rows, seq) {
      const waiting = ids.flatMap((id) => {
        const row = rows.get('conversations', id)
        return row && waits(row, rows, at) ? [row] : []
      })
      const plan = planAssignments(waiting, candidates(rows, at), poolsIn(rows, at))
      if (plan.length === 0) return { value: 0 }
      const changed: Required<Pick<SyncedRows, 'conversations' | 'activities'>> = { conversations: [], activities: [] }
      for (const { conversationId, agentId } of plan) {
        const before = rows.get('conversations', conversationId)!
        const reason = before.assigneeId === null ? 'queue' : 'owner_away'
        const after = { ...before, version: seq, assigneeId: agentId }
        const by = { actor: { kind: 'system' } as const, now: at.now, reason } as const
        const { conversations = [], activities = [] } = recorded(before, after, by)
        changed.conversations.push(...conversations)
        changed.activities.push(...activities)
      }
      const turns = plan.map(({ agentId }, index) => ({ agentId, at: at.now + index }))
      return {
        value: plan.length,
        event: { type: 'conversation.changed', rows: changed },
        also: [takeTurns(workspaceId, turns)],
      }
    },
  }
}

/** Nobody has it; or who has it is gone, and the contact is waiting for an answer. */
function waits(row: Conversation, rows: Loaded, at: Now): boolean {
  if (row.status !== 'open' || row.hostedByBot) return false
  if (row.assigneeId === null) return true
  const owner = rows.get('agents', row.assigneeId)
  return owner !== undefined && isGone(owner, rows, at) && row.preview?.author === 'contact'
}

function isHere(agent: Agent, rows: Loaded, { now }: Now): boolean {
  return agent.active && agent.availability === 'available' && now - rows.turnOf(agent.id).seenAt <= SEEN_MS
}

/** Away, or not connected, for longer than the rules allow. */
function isGone(agent: Agent, rows: Loaded, at: Now): boolean {
  const { awayAfterMinutes } = at.rules
  if (awayAfterMinutes === null || isHere(agent, rows, at)) return false
  const since = agent.availability === 'away' ? agent.availabilityAt : rows.turnOf(agent.id).seenAt
  return at.now - since >= awayAfterMinutes * MINUTE_MS
}

function candidates(rows: Loaded, at: Now): Candidate[] {
  return rows
    .all('agents')
    .filter((agent) => isHere(agent, rows, at))
    .map(({ id, capacity }) => {
      const { assignedAt } = rows.turnOf(id)
      return { id, load: rows.loadOf(id), capacity, assignedAt }
    })
}

/** A team that is gone ties a conversation to nobody; it is then anybody's. */
function poolsIn(rows: Loaded, { rules, now }: Now): (teamId: TeamId | null) => Pool {
  const known = new Map<TeamId | null, Pool>()
  return (teamId) => {
    const pool = known.get(teamId) ?? poolOf(rules, (teamId && rows.get('teams', teamId)) ?? null, now)
    known.set(teamId, pool)
    return pool
  }
}

function takeTurns(workspaceId: WorkspaceId, turns: { agentId: AgentId; at: number }[]) {
  const latest = new Map(turns.map(({ agentId, at }) => [agentId, at]))
  return {
    text: `INSERT INTO agent_turns (workspace_id, agent_id, assigned_at) SELECT $1, * FROM unnest($2::text[], $3::bigint[])
      ON CONFLICT (workspace_id, agent_id) DO UPDATE SET assigned_at = excluded.assigned_at`,
    values: [workspaceId, [...latest.keys()], [...latest.values()]],
  }
}
