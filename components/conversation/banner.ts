/**
 * At most one banner, the most pressing: offline, a colleague who is here too, the bot that answers; then what the
 * conversation's own state asks for.
 */
import type { Conversation } from '@/domain/conversation'

export type Banner =
  | { kind: 'offline'; since: number; queued: number }
  | { kind: 'colleague'; name: string; writing: boolean }
  | { kind: 'bot' }
  /** Out of the way until `at`, or resolved. */
  | { kind: 'closed'; until: number | null }
  | { kind: 'followUp'; at: number }

export type Situation = {
  offlineSince: number | null
  queued: number
  colleagues: { name: string; writing: boolean }[]
  hostedByBot: boolean
  status: Conversation['status']
  snoozedUntilAt: number | null
  followUpAt: number | null
}

export function bannerFor({ offlineSince, queued, colleagues, hostedByBot, ...state }: Situation): Banner | null {
  if (offlineSince !== null) return { kind: 'offline', since: offlineSince, queued }
  const colleague = colleagues.find(({ writing }) => writing) ?? colleagues[0]
  if (colleague) return { kind: 'colleague', ...colleague }
  if (hostedByBot) return { kind: 'bot' }
  if (state.status !== 'open')
    return { kind: 'closed', until: state.status === 'snoozed' ? state.snoozedUntilAt : null }
  return state.followUpAt === null ? null : { kind: 'followUp', at: state.followUpAt }
}
