/** `price parse`: prices as shops write them, as decimal strings and ISO codes. */
import { z } from 'zod'
import { parsePrice } from '@/domain/price'
import type { Command } from '@/server/cli/command'
import { answerLines } from './lines'

const Question = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  currencyHint: z.string().nullish(),
})

export const price: Command = {
  usage: '< {"id","text","currencyHint"?} per line',
  summary: 'Prices in any notation, as JSON lines',
  options: {},
  run: (_values, io) =>
    answerLines(io, Question, ({ id, text, currencyHint }) => {
      const parsed = parsePrice(text, currencyHint ?? null)
      return { id, amount: parsed?.amount ?? null, currency: parsed?.currency ?? null }
    }),
}
