/**
 * How much a visitor's browser may ask of the hub. The widget's routes are open to anybody who can load the shop's page,
 * so a script there must not be able to flood agents or the database; a person never comes near these figures.
 * Kept per process: a second hub doubles them, which is still far from a flood.
 */
import { AppError } from '@/domain/errors'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** `points` in any `duration` seconds. Sessions are counted by network address, the rest by visitor. */
const LIMITS = {
  session: { points: 120, duration: 60 },
  message: { points: 120, duration: 60 },
  /** Beginnings and parts: 150 MB a minute at most. */
  upload: { points: 300, duration: 60 },
  visit: { points: 90, duration: 60 },
  signal: { points: 240, duration: 60 },
  /** By visitor in the widget, by network address on the page. */
  rating: { points: 40, duration: 60 },
  /** Opening an invitation, and accepting it, by network address. Passwords are counted apart (sign-in-limit.ts). */
  invitation: { points: 40, duration: 60 },
  /** Coming back from a shop that was asked to approve an app, by network address. */
  grant: { points: 40, duration: 60 },
} as const
export type LimitedAct = keyof typeof LIMITS

export interface VisitorLimit {
  /** Throws `too_many_attempts` with the seconds to wait. */
  check(act: LimitedAct, who: string): Promise<void>
}

export function createVisitorLimit(
  limits: Record<LimitedAct, { points: number; duration: number }> = LIMITS,
): VisitorLimit {
  const limiters = new Map(Object.entries(limits).map(([act, limit]) => [act, new RateLimiterMemory(limit)]))
  return {
    async check(act, who) {
      try {
        await limiters.get(act)!.consume(who)
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason
        throw new AppError('too_many_attempts', { act, retryAfterSeconds: Math.ceil(reason.msBeforeNext / 1000) })
      }
    },
  }
}
