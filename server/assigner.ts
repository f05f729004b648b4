/**
 * When the rules of assignment are looked at: after whatever may have made room or work in this process, and each minute
 * for what only the clock brings (opening hours, somebody away for too long). One look at a time per workspace.
 */
import { AssignmentRules, DEFAULT_RULES } from '@/domain/assignment-rules'
import type { WorkspaceId } from '@/domain/ids'
import type { LoggedEvent } from '@/protocol/events'
import type pg from 'pg'
import { settingStore } from './store/settings'
import { assignWaiting, type AssignDeps } from './use-cases/assign-waiting'

export const ASSIGNMENT_SETTING = 'assignment'
/** Another process may have changed the rules; most workspaces have none, and most events ask. */
const RULES_KEPT_MS = 10_000

export interface AssignerOptions {
  pool: pg.Pool
  commit: AssignDeps['commit']
  now: () => number
  onProblem: (error: unknown) => void
}

export function createAssigner({ pool, commit, now, onProblem }: AssignerOptions) {
  const setting = settingStore(pool, ASSIGNMENT_SETTING, now)
  const kept = new Map<WorkspaceId, { rules: AssignmentRules; at: number }>()
  /** Under way; `again`: something happened meanwhile. */
  const looking = new Map<WorkspaceId, { again: boolean; done: Promise<void> }>()
  let closed = false

  async function rulesOf(workspaceId: WorkspaceId): Promise<AssignmentRules> {
    const known = kept.get(workspaceId)
    if (known && now() - known.at < RULES_KEPT_MS) return known.rules
    const stored = await setting.read(workspaceId)
    const rules = stored === null ? DEFAULT_RULES : AssignmentRules.parse(stored)
    kept.set(workspaceId, { rules, at: now() })
    return rules
  }

  async function look(workspaceId: WorkspaceId): Promise<void> {
    const rules = await rulesOf(workspaceId)
    await assignWaiting({ pool, commit }, workspaceId, { rules, now: now() })
  }

  /** Resolves once everything that had happened before the call was looked at. */
  function run(workspaceId: WorkspaceId): Promise<void> {
    const underWay = looking.get(workspaceId)
    if (underWay) {
      underWay.again = true
      return underWay.done
    }
    const state = { again: false, done: Promise.resolve() }
    state.done = (async () => {
      try {
        do {
          state.again = false
          await look(workspaceId)
        } while (state.again && !closed)
      } finally {
        looking.delete(workspaceId)
      }
    })()
    looking.set(workspaceId, state)
    return state.done
  }

  function nudge(workspaceId: WorkspaceId): void {
    if (!closed) run(workspaceId).catch(onProblem)
  }

  return {
    rulesOf,
    async changeRules(workspaceId: WorkspaceId, rules: AssignmentRules): Promise<AssignmentRules> {
      await setting.write(workspaceId, rules)
      kept.set(workspaceId, { rules, at: now() })
      nudge(workspaceId)
      return rules
    },
    run,
    nudge,
    /** After a commit of this process. */
    heard(workspaceId: WorkspaceId, events: readonly LoggedEvent[]): void {
      const matters = events.some(({ rows }) => rows.conversations ?? rows.agents ?? rows.teams)
      const off = kept.get(workspaceId)?.rules.on === false && now() - kept.get(workspaceId)!.at < RULES_KEPT_MS
      if (matters && !off) nudge(workspaceId)
    },
    /** Each minute, by one hub of all. */
    async runAll(): Promise<void> {
      const { rows } = await pool.query<{ workspaceId: WorkspaceId }>(
        `SELECT workspace_id AS "workspaceId" FROM workspace_settings WHERE key = $1 AND value->>'on' = 'true'`,
        [ASSIGNMENT_SETTING],
      )
      for (const { workspaceId } of rows) await run(workspaceId)
    },
    async close(): Promise<void> {
      closed = true
      await Promise.allSettled([...looking.values()].map(({ done }) => done))
    },
  }
}
export type Assigner = ReturnType<typeof createAssigner>
