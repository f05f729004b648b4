/** Writes the demo workspace, through the hub's own way of writing. Seeding again adds only what is missing. */
import type { Hub } from '@/server/hub'
import type { CannedResponse } from '@/domain/canned'
import { CannedId, InboxId, WorkspaceId, type AgentId } from '@/domain/ids'
import type { Inbox, Label } from '@/domain/agent'
import type { Change } from '@/server/store/commit'
import { createWorkspace } from '@/server/use-cases/create-workspace'
import { setAvailability } from '@/server/use-cases/manage-team'
import { createTeam } from '@/server/use-cases/manage-teams'
import { BRAND, SHOP_NAME } from './catalogue/pages'
import { PRODUCTS } from './catalogue/products'
import { CONVERSATIONS } from './conversations/all'
import { AGENTS, CANNED, INBOXES, LABELS, PASSWORD, TEAMS } from './conversations/team'
import type { AgentKey, DemoConversation } from './conversations/types'
import { catalogueOf } from './seed/cards'
import { idOf } from './seed/ids'
import { seedSecond } from './seed/second'
import { changesOf, contactIdOf, handleOf, labelIdOf, teamIdOf, type Seeding } from './seed/rows'
import { visitsOf } from './seed/visits'

export const WORKSPACE_ID = WorkspaceId.parse('tidewater-demo')
export const WEBSITE_INBOX_ID = InboxId.parse(idOf('inbox', 'webchat'))

export interface Seeded {
  workspaceId: WorkspaceId
  inboxId: InboxId
  /** How many conversations this seeding added. */
  added: number
}

type Deps = Hub['deps']

const inboxIdOf = (channel: DemoConversation['channel']) => InboxId.parse(idOf('inbox', channel))

async function ids(deps: Deps, table: 'inboxes' | 'labels' | 'canned' | 'conversations'): Promise<Set<string>> {
  const { rows } = await deps.pool.query<{ id: string }>(`SELECT id FROM ${table} WHERE workspace_id = $1`, [
    WORKSPACE_ID,
  ])
  return new Set(rows.map((row) => row.id))
}

async function ensureWorkspace(deps: Deps): Promise<void> {
  const { rowCount } = await deps.pool.query('SELECT 1 FROM workspaces WHERE id = $1', [WORKSPACE_ID])
  if (rowCount) return
  await createWorkspace(deps, {
    id: WORKSPACE_ID,
    name: SHOP_NAME,
    language: 'en',
    agents: Object.values(AGENTS).map(({ name, email, role }) => ({ name, email, role, password: PASSWORD })),
    website: {
      id: WEBSITE_INBOX_ID,
      name: `${SHOP_NAME} website`,
      brand: BRAND,
      greeting: {
        en: 'Unsure which size? Ask me; I usually reply in a few minutes.',
        zh: '不确定选哪个尺码？问我吧，通常几分钟内回复。',
      },
      allowedDomains: ['127.0.0.1', 'localhost', '*.localhost'],
    },
  })
}

async function agentIds(deps: Deps): Promise<Record<AgentKey, AgentId>> {
  const { rows } = await deps.pool.query<{ id: AgentId; email: string }>(
    'SELECT id, email FROM agents WHERE workspace_id = $1',
    [WORKSPACE_ID],
  )
  const byEmail = new Map(rows.map((row) => [row.email, row.id]))
  return Object.fromEntries(Object.entries(AGENTS).map(([key, { email }]) => [key, byEmail.get(email)])) as Record<
    AgentKey,
    AgentId
  >
}

function saveInbox(inbox: Omit<Inbox, 'version'>): Change<null> {
  return {
    needs: {},
    decide: (_rows, seq) => ({
      value: null,
      event: { type: 'inbox.changed', rows: { inboxes: [{ ...inbox, version: seq }] } },
    }),
  }
}

function saveLabel(label: Omit<Label, 'version'>): Change<null> {
  return {
    needs: {},
    decide: (_rows, seq) => ({
      value: null,
      event: { type: 'label.changed', rows: { labels: [{ ...label, version: seq }] } },
    }),
  }
}

function saveCanned(canned: Omit<CannedResponse, 'version'>): Change<null> {
  return {
    needs: {},
    decide: (_rows, seq) => ({
      value: null,
      event: { type: 'canned.changed', rows: { canned: [{ ...canned, version: seq }] } },
    }),
  }
}

async function ensureSmallTables(deps: Deps): Promise<void> {
  const [inboxes, labels] = [await ids(deps, 'inboxes'), await ids(deps, 'labels')]
  const canned = await ids(deps, 'canned')
  const changes = [
    ...Object.entries(INBOXES)
      .map(([channel, name]) => ({
        channel: channel as keyof typeof INBOXES,
        id: inboxIdOf(channel as keyof typeof INBOXES),
        name,
      }))
      .filter(({ id }) => !inboxes.has(id))
      .map(saveInbox),
    ...Object.entries(LABELS)
      .map(([key, label]) => ({ id: labelIdOf(key), ...label }))
      .filter(({ id }) => !labels.has(id))
      .map(saveLabel),
    ...Object.entries(CANNED)
      .map(([key, words]) => ({ id: CannedId.parse(idOf('canned', key)), ...words, ownerId: null, archived: false }))
      .filter(({ id }) => !canned.has(id))
      .map(saveCanned),
  ]
  await Promise.all(changes.map((change) => deps.commit(WORKSPACE_ID, change)))
}

/** A team that somebody has changed stays as they left it. */
async function ensureTeams(deps: Deps, agents: Record<AgentKey, AgentId>): Promise<void> {
  const changes = Object.entries(TEAMS).map(([key, { name, members }]) =>
    createTeam({ id: teamIdOf(key), name, memberIds: members.map((member) => agents[member]) }),
  )
  await Promise.all(changes.map((change) => deps.commit(WORKSPACE_ID, change)))
}

/** Written at every start: the shop may have another address than last time. */
async function writeCatalogue(deps: Deps, shop: string, now: number): Promise<void> {
  const entries = catalogueOf(shop, PRODUCTS).map(({ externalId, card }) => ({
    id: idOf('product', externalId),
    external_id: externalId,
    title: card.title,
    card,
    changed_at: now,
  }))
  await deps.pool.query(
    `INSERT INTO products (workspace_id, id, external_id, title, card, changed_at)
     SELECT $1, id, external_id, title, card, changed_at
     FROM json_to_recordset($2) AS entry (id uuid, external_id text, title text, card jsonb, changed_at bigint)
     ON CONFLICT (workspace_id, id) DO UPDATE SET title = excluded.title, card = excluded.card, changed_at = excluded.changed_at`,
    [WORKSPACE_ID, JSON.stringify(entries)],
  )
}

async function addConversation(deps: Deps, demo: DemoConversation, seeding: Seeding): Promise<void> {
  await Promise.all(changesOf(demo, seeding).map((change) => deps.commit(WORKSPACE_ID, change)))
  const inboxId = seeding.inboxId(demo.channel)
  await deps.pool.query(
    'INSERT INTO contact_handles (workspace_id, inbox_id, handle, contact_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [WORKSPACE_ID, inboxId, handleOf(demo), contactIdOf(demo.key)],
  )
  const shop = { workspaceId: WORKSPACE_ID, inboxId }
  for (const visit of visitsOf(demo, seeding)) await deps.widgetStore.recordVisit(shop, visit)
}

/** `shop`: its address, without a slash at the end. */
export async function seedDemo(
  { deps }: Pick<Hub, 'deps'>,
  { shop, now = Date.now() }: { shop: string; now?: number },
): Promise<Seeded> {
  await ensureWorkspace(deps)
  await ensureSmallTables(deps)
  await writeCatalogue(deps, shop, now)
  const agents = await agentIds(deps)
  for (const [key, { availability }] of Object.entries(AGENTS))
    if (availability === 'away') await deps.commit(WORKSPACE_ID, setAvailability(agents[key as AgentKey], availability))
  await ensureTeams(deps, agents)
  const there = await ids(deps, 'conversations')
  const missing = CONVERSATIONS.filter(({ key }) => !there.has(idOf('conversation', key))).sort((a, b) => b.ago - a.ago)
  for (const demo of missing)
    await addConversation(deps, demo, { workspaceId: WORKSPACE_ID, agents, inboxId: inboxIdOf, shop, now })
  await seedSecond({ deps }, { shop, now })
  return { workspaceId: WORKSPACE_ID, inboxId: WEBSITE_INBOX_ID, added: missing.length }
}
