/** `seed`: a workspace full of believable conversations, for trying and measuring what load does. */
import { seedLoad, type LoadProgress } from '@/server/seed/load'
import { UsageError, wholeNumber, writeLine, type Command } from './command'
import { chosenWorkspace, DATABASE_OPTIONS, mustExist, withDatabase } from './database'

const MOST = 20_000_000

export const seed: Command = {
  usage: '--conversations N --messages M [--workspace ID] [--seed N] [--data DIR]',
  summary: 'Fill a workspace with N conversations and M messages, for load',
  options: {
    ...DATABASE_OPTIONS,
    conversations: { type: 'string' },
    messages: { type: 'string' },
    workspace: { type: 'string' },
    seed: { type: 'string' },
  },
  async run(values, io) {
    const conversations = wholeNumber(values, 'conversations', { min: 1, max: MOST })
    const messages = wholeNumber(values, 'messages', { min: 1, max: MOST })
    if (messages < conversations)
      throw new UsageError('--messages must be at least --conversations: each has one or more')
    const startedAt = Date.now()
    const number =
      values.seed === undefined ? startedAt % 2 ** 31 : wholeNumber(values, 'seed', { min: 0, max: 2 ** 31 - 1 })
    await mustExist(values, io)
    const workspaceId = await withDatabase(values, io, async ({ $client: pool }) => {
      const chosen = await chosenWorkspace(pool, values.workspace)
      await seedLoad(pool, chosen, { conversations, messages, seed: number, now: startedAt }, reporter(io.stderr))
      return chosen
    })
    const seconds = Math.round((Date.now() - startedAt) / 100) / 10
    await writeLine(io.stdout, JSON.stringify({ workspaceId, conversations, messages, seed: number, seconds }))
  },
}

function reporter(to: NodeJS.WritableStream): (step: LoadProgress) => void {
  let shown = ''
  return ({ table, done, of }) => {
    const line = `${table} ${Math.floor((done / of) * 10) * 10} %`
    if (line !== shown) to.write(`${line}\n`)
    shown = line
  }
}
