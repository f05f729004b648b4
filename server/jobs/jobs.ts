/**
 * Work that outlives a request: every kind of it with its input, its retries and, where order matters, its lane. Kept in
 * PostgreSQL by pg-boss, so it survives a restart and any hub process that works may take it.
 */
import { z } from 'zod'
import { ConversationId, StoreId, WorkspaceId } from '@/domain/ids'

export interface JobKind<Input extends z.ZodType = z.ZodType> {
  input: Input
  /** Attempts after the first, and the wait before the first of them; it doubles from there, with jitter. */
  retries: number
  retryAfterSeconds: number
  /** A handler that takes longer has failed. */
  limitSeconds: number
  /** How many run at once in one process. */
  atOnce: number
  /** Cron, UTC. One hub of all runs it. Its input is `{}`. */
  schedule?: string
  /**
   * Jobs of one lane run one after the other, whichever process takes them. A lane job is itself a doorbell: it says that
   * the lane has work, and its handler does all of it in the lane's own order. So several may become one, and a lane that
   * failed waits as a whole: nothing overtakes what is being retried.
   */
  lane?: (input: z.infer<Input>) => string
}

const kind = <Input extends z.ZodType>(job: JobKind<Input>) => job

export const JOBS = {
  /** Drops events older than clients may resume from. */
  'log.trim': kind({
    input: z.object({}),
    retries: 2,
    retryAfterSeconds: 30,
    limitSeconds: 600,
    atOnce: 1,
    schedule: '*/10 * * * *',
  }),
  /** Drops files that were uploaded and never sent. */
  'attachments.trim': kind({
    input: z.object({}),
    retries: 2,
    retryAfterSeconds: 30,
    limitSeconds: 600,
    atOnce: 1,
    schedule: '17 * * * *',
  }),
  /** Drops sessions that ran out, failures that no longer count, and visits of people who never wrote. */
  'expired.forget': kind({
    input: z.object({}),
    retries: 2,
    retryAfterSeconds: 60,
    limitSeconds: 600,
    atOnce: 1,
    schedule: '43 3 * * *',
  }),
  /** Lets go of visits and conversations that the workspace no longer wants to keep. */
  'retention.keep': kind({
    input: z.object({}),
    retries: 2,
    retryAfterSeconds: 300,
    limitSeconds: 3_600,
    atOnce: 1,
    schedule: '13 3 * * *',
  }),
  /** Opens conversations whose snooze is over. */
  'conversations.wake': kind({
    input: z.object({}),
    retries: 1,
    retryAfterSeconds: 10,
    limitSeconds: 50,
    atOnce: 1,
    schedule: '* * * * *',
  }),
  /** Gives waiting conversations to people, where the clock alone made it possible. */
  'assignment.run': kind({
    input: z.object({}),
    retries: 1,
    retryAfterSeconds: 10,
    limitSeconds: 50,
    atOnce: 1,
    schedule: '* * * * *',
  }),
  /** Sends what is pending for one conversation's contact, oldest first. */
  'conversation.deliver': kind({
    input: z.object({ workspaceId: WorkspaceId, conversationId: ConversationId }),
    retries: 8,
    retryAfterSeconds: 2,
    limitSeconds: 120,
    atOnce: 4,
    lane: ({ workspaceId, conversationId }) => `${workspaceId}/${conversationId}`,
  }),
  /** Reads what is left to read of one store's catalogue. */
  'store.sync': kind({
    input: z.object({ workspaceId: WorkspaceId, storeId: StoreId }),
    retries: 6,
    retryAfterSeconds: 5,
    limitSeconds: 600,
    atOnce: 2,
    lane: ({ workspaceId, storeId }) => `${workspaceId}/${storeId}`,
  }),
  /** Reads the orders of one store that may have come of a card. */
  'store.orders': kind({
    input: z.object({ workspaceId: WorkspaceId, storeId: StoreId }),
    retries: 4,
    retryAfterSeconds: 10,
    limitSeconds: 600,
    atOnce: 2,
    lane: ({ workspaceId, storeId }) => `${workspaceId}/${storeId}`,
  }),
  /** Orders that no store told of. */
  'orders.refresh': kind({
    input: z.object({}),
    retries: 1,
    retryAfterSeconds: 30,
    limitSeconds: 300,
    atOnce: 1,
    schedule: '5-59/10 * * * *',
  }),
  /** Takes up what was left of catalogues, and reads those anew that are a day old. */
  'stores.refresh': kind({
    input: z.object({}),
    retries: 1,
    retryAfterSeconds: 30,
    limitSeconds: 300,
    atOnce: 1,
    schedule: '*/10 * * * *',
  }),
} as const satisfies Record<string, JobKind>

export type Jobs = typeof JOBS
export type JobName = keyof Jobs
export type JobInput<Name extends JobName> = z.infer<Jobs[Name]['input']>

export interface Attempt {
  /** 0 for the first. */
  number: number
  /** Nothing tries again after this one: what cannot be done is to be marked so, not thrown. */
  isLast: boolean
  /** Aborted when the time limit is over or the hub stops. */
  signal: AbortSignal
}

/** Throwing means: try again later. Runs at least once, so it must bear running twice. */
export type JobHandler<Name extends JobName> = (input: JobInput<Name>, attempt: Attempt) => Promise<void>
export type JobHandlers = { [Name in JobName]?: JobHandler<Name> }

/** The statements of an open transaction, so that a job is sent if and only if the transaction commits. */
export interface Transaction {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

export interface JobQueue {
  /** A lane that is already waiting is not queued twice. */
  send<Name extends JobName>(
    name: Name,
    input: JobInput<Name>,
    options?: { afterSeconds?: number; in?: Transaction },
  ): Promise<void>
  /** Takes no more jobs, waits for those under way (their signal is aborted after `graceMs`). */
  close(graceMs?: number): Promise<void>
}
