/** `set-password`: for whoever no admin can let in again, such as the only admin, or somebody in several workspaces. */
import { StartError } from '@/server/start-error'
import { auditStatement } from '@/server/store/audit'
import type { WorkspaceId } from '@/domain/ids'
import { required, writeLine, type Command } from './command'
import { DATABASE_OPTIONS, withDatabase } from './database'
import { identityIn, passwordOr } from './password'

export const setPassword: Command = {
  usage: '--email E [--data DIR]',
  summary:
    'Give somebody a new password, from ALONGSIDE_PASSWORD or made up, and sign them out everywhere within a minute',
  options: { ...DATABASE_OPTIONS, email: { type: 'string' } },
  async run(values, io) {
    const email = required(values, 'email').toLowerCase()
    const given = io.env.ALONGSIDE_PASSWORD
    const password = passwordOr(given)
    await withDatabase(values, io, async (db) => {
      const identity = identityIn(db)
      const who = await identity.find(email)
      if (!who) throw new StartError(`Nobody signs in as ${email}.`)
      const { rows } = await db.$client.query<{ id: WorkspaceId }>(
        'SELECT workspace_id AS id FROM agents WHERE id = $1 AND active',
        [who.id],
      )
      const entry = { action: 'member.password_set', target: who.name } as const
      const trail = { agentId: null, from: '', now: Date.now() }
      const entries = rows.map(({ id }) => auditStatement({ ...trail, workspaceId: id }, entry))
      await identity.setPassword(who.id, password, entries)
    })
    await writeLine(io.stdout, JSON.stringify({ email }))
    if (given === undefined) io.stderr.write(`Password, shown only now: ${password}\n`)
  },
}
