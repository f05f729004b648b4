/** A second workspace of the demo, small, so that somebody can be seen to be in two: Léa answers there as well. */
import { InboxId, WorkspaceId } from '@/domain/ids'
import type { AgentId } from '@/domain/ids'
import type { Hub } from '@/server/hub'
import { createWorkspace } from '@/server/use-cases/create-workspace'
import { AGENTS, PASSWORD } from '../conversations/team'
import type { AgentKey, DemoConversation } from '../conversations/types'
import { idOf } from './ids'
import { changesOf } from './rows'

export const SECOND_WORKSPACE_ID = WorkspaceId.parse('wharf-street-demo')
const INBOX_ID = InboxId.parse(idOf('inbox', 'wharf-webchat'))
export const SECOND_NAME = 'Wharf Street Bakery'

const aContact = (name: string, language: string, country: string, timeZone: string) => ({
  contact: { name, language, country, timeZone },
  channel: 'webchat' as const,
})
export const SECOND_CONVERSATIONS: readonly DemoConversation[] = [
  {
    key: 'wharf-cake',
    ...aContact('Oona Virtanen', 'en', 'FI', 'Europe/Helsinki'),
    ago: 9,
    unread: 2,
    lines: [
      ['me', 'Can you do a lemon cake for twelve by Saturday?'],
      ['me', 'One of us cannot have nuts.'],
    ],
  },
  {
    key: 'wharf-rye',
    ...aContact('Baptiste Roux', 'fr', 'FR', 'Europe/Paris'),
    ago: 70,
    assignee: 'lea',
    lines: [
      ['me', 'Bonjour, le pain de seigle est-il disponible le lundi ?'],
      ['lea', 'Bonjour ! Oui, à partir de sept heures.'],
    ],
  },
  {
    key: 'wharf-order',
    ...aContact('Ines Duarte', 'en', 'PT', 'Europe/Lisbon'),
    ago: 1500,
    assignee: 'lea',
    status: 'resolved',
    lines: [
      ['me', 'My order came with a baguette too many. Keep it?'],
      ['lea', 'Enjoy it, with our love.'],
    ],
  },
]

/** Written once; after an interrupted start, what is missing. */
export async function seedSecond(
  { deps }: Pick<Hub, 'deps'>,
  { shop, now }: { shop: string; now: number },
): Promise<void> {
  const { rowCount } = await deps.pool.query('SELECT 1 FROM workspaces WHERE id = $1', [SECOND_WORKSPACE_ID])
  const { name, email } = AGENTS.lea
  if (!rowCount)
    await createWorkspace(deps, {
      ...{ id: SECOND_WORKSPACE_ID, name: SECOND_NAME, language: 'en' },
      agents: [{ name, email, role: 'admin', password: PASSWORD }],
      website: { id: INBOX_ID, name: SECOND_NAME, allowedDomains: [] },
    })
  const { rows } = await deps.pool.query<{ id: AgentId }>('SELECT id FROM agents WHERE workspace_id = $1', [
    SECOND_WORKSPACE_ID,
  ])
  const there = await deps.pool.query<{ id: string }>('SELECT id FROM conversations WHERE workspace_id = $1', [
    SECOND_WORKSPACE_ID,
  ])
  const held = new Set(there.rows.map(({ id }) => id))
  const agents = { lea: rows[0]!.id } as Record<AgentKey, AgentId>
  for (const demo of SECOND_CONVERSATIONS) {
    if (held.has(idOf('conversation', demo.key))) continue
    const changes = changesOf(demo, { workspaceId: SECOND_WORKSPACE_ID, agents, inboxId: () => INBOX_ID, shop, now })
    await Promise.all(changes.map((change) => deps.commit(SECOND_WORKSPACE_ID, change)))
  }
}
