/** How a supervisor judges a conversation: by the workspace's criteria, each with a weight, and in words. */
import { z } from 'zod'
import { AgentId, ConversationId, Instant } from './ids'

export const SCALE_MAX = 5
export const CRITERIA_MAX = 12
export const COMMENT_MAX = 4_000

export const Criterion = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(80),
  /** `scale`: 1 to 5. `yes_no`: it was done, it was not, or there was no occasion for it. */
  kind: z.enum(['scale', 'yes_no']),
  weight: z.number().int().min(1).max(5),
})
export type Criterion = z.infer<typeof Criterion>
export const Criteria = z
  .array(Criterion)
  .min(1)
  .max(CRITERIA_MAX)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length)

/** Where nobody has said otherwise. */
export const FIRST_CRITERIA: Criterion[] = [
  { id: '5f0c1c1e-6c5e-4b8e-9a53-0a3a0c1d0001', name: 'Solved the problem', kind: 'scale', weight: 3 },
  { id: '5f0c1c1e-6c5e-4b8e-9a53-0a3a0c1d0002', name: 'Tone and empathy', kind: 'scale', weight: 2 },
  { id: '5f0c1c1e-6c5e-4b8e-9a53-0a3a0c1d0003', name: 'Speed', kind: 'scale', weight: 1 },
  { id: '5f0c1c1e-6c5e-4b8e-9a53-0a3a0c1d0004', name: 'Followed the policy', kind: 'yes_no', weight: 2 },
]

/** `not_applicable` says there was no occasion: it counts neither for nor against. */
export const Answer = z.union([z.number().int().min(1).max(SCALE_MAX), z.enum(['yes', 'no', 'not_applicable'])])
export type Answer = z.infer<typeof Answer>

/** A criterion as it was when it was judged by: renaming it later does not change what was said. */
export const Judged = Criterion.extend({ answer: Answer })
export type Judged = z.infer<typeof Judged>

export const fits = ({ kind, answer }: Judged): boolean =>
  kind === 'scale' ? typeof answer === 'number' : typeof answer === 'string'

export const Review = z.object({
  id: z.uuid(),
  conversationId: ConversationId,
  reviewerId: AgentId,
  /** Whose work it is; null: nobody of the team had it. */
  agentId: AgentId.nullable(),
  judged: z.array(Judged).min(1).max(CRITERIA_MAX),
  /** 0 to 100; null: nothing of it applied. */
  score: z.number().int().min(0).max(100).nullable(),
  comment: z.string().max(COMMENT_MAX),
  createdAt: Instant,
})
export type Review = z.infer<typeof Review>

const shareOf = (answer: Answer): number | null => {
  if (typeof answer === 'number') return (answer - 1) / (SCALE_MAX - 1)
  return answer === 'not_applicable' ? null : answer === 'yes' ? 1 : 0
}

/** The weighted mean, 0 to 100: the lowest step of a scale is 0, the highest 100. null: nothing applied. */
export function scoreOf(judged: readonly Pick<Judged, 'answer' | 'weight'>[]): number | null {
  let sum = 0
  let weights = 0
  for (const { answer, weight } of judged) {
    const share = shareOf(answer)
    if (share === null) continue
    sum += share * weight
    weights += weight
  }
  return weights === 0 ? null : Math.round((sum / weights) * 100)
}
