/** Money as a shop writes it: a decimal string (never a float) and an ISO 4217 code. */
import { z } from 'zod'

export const Money = z.object({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type Money = z.infer<typeof Money>
