/**
 * Everything the hub holds of one contact, as a zip: a document of every row (store/contact-holdings.ts) and the files as
 * they are. Read in one transaction, so that it is of one moment.
 */
import { AppError } from '@/domain/errors'
import type { ContactId, WorkspaceId } from '@/domain/ids'
import type pg from 'pg'
import { EXPORTED, LEFT_OUT, NAMES_ALL } from '../store/contact-holdings'
import { ofOneMoment, rowsOf } from './one-moment'
import { legible, type Names } from './legible'
import { packableName, zipped, ZIP_MAX_BYTES, type Packed } from './zip'

export interface ContactAsked {
  workspaceId: WorkspaceId
  contactId: ContactId
}
type Client = pg.Pool | pg.PoolClient
/** The values every `theirs` is written with. */
type Whose = [WorkspaceId, ContactId, conversations: string[], addresses: string[]]

async function whoseOf(client: Client, { workspaceId, contactId }: ContactAsked): Promise<Whose> {
  const { rows } = await client.query<{ conversations: string[]; addresses: string[] }>(
    `SELECT array(SELECT id FROM conversations WHERE workspace_id = $1 AND contact_id = $2) AS conversations,
       array(SELECT handle FROM contact_handles WHERE workspace_id = $1 AND contact_id = $2) AS addresses
     FROM contacts WHERE workspace_id = $1 AND id = $2`,
    [workspaceId, contactId],
  )
  if (!rows[0]) throw new AppError('contact_not_found', { contactId })
  return [workspaceId, contactId, rows[0].conversations, rows[0].addresses]
}

interface HeldFile {
  id: string
  name: string
  sizeBytes: number
  createdAt: number
}
const files = EXPORTED.find(({ table }) => table === 'attachments')!
const FILES = `SELECT id, name, size_bytes AS "sizeBytes", created_at AS "createdAt" FROM attachments
  WHERE ${files.theirs} AND media_type IS NOT NULL AND ${NAMES_ALL} ORDER BY ${files.order}`

/** How much it will be. Throws `contact_not_found`. */
export async function measureContact(pool: pg.Pool, asked: ContactAsked) {
  const whose = await whoseOf(pool, asked)
  const { rows } = await pool.query<{ messages: number }>(
    'SELECT count(*)::int AS messages FROM messages WHERE workspace_id = $1 AND conversation_id = ANY($2)',
    [whose[0], whose[2]],
  )
  const held = await pool.query<HeldFile>(FILES, whose)
  return { conversations: whose[2].length, messages: rows[0]!.messages, files: held.rows.length }
}

export function contactZip(
  pool: pg.Pool,
  asked: ContactAsked,
  now: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  return ofOneMoment(pool, async function* (client) {
    const whose = await whoseOf(client, asked)
    const { rows } = await client.query<HeldFile>(FILES, whose)
    const { taken, tooMany } = thatFit(rows)
    const packed = (file: HeldFile): Packed => ({
      name: `files/${file.id}-${packableName(file.name)}`,
      at: file.createdAt,
      deflate: false,
      bytes: bytesOf(client, whose[0], file),
    })
    const about = {
      what: 'Everything the hub of this workspace holds of one contact',
      exportedAt: now,
      leftOut: LEFT_OUT,
      ...(tooMany.length > 0 ? { filesLeftOut: { because: 'An archive holds 4 GB.', ids: tooMany } } : {}),
    }
    const document = { name: 'contact.json', at: now, deflate: true, bytes: documentOf(client, whose, about) }
    yield* zipped([document, ...taken.map(packed)])
  })
}

/** The oldest first, as many as fit. */
export function thatFit<F extends { id: string; sizeBytes: number }>(all: readonly F[], maxBytes = ZIP_MAX_BYTES) {
  let left = maxBytes
  const taken = all.filter(({ sizeBytes }) => {
    if (sizeBytes > left) return false
    left -= sizeBytes
    return true
  })
  const ids = new Set(taken.map(({ id }) => id))
  return { taken, tooMany: all.map(({ id }) => id).filter((id) => !ids.has(id)) }
}

async function* bytesOf(client: pg.PoolClient, workspaceId: WorkspaceId, { id }: HeldFile) {
  for (let index = 0; ; index++) {
    const { rows } = await client.query<{ bytes: Buffer }>(
      'SELECT bytes FROM attachment_parts WHERE workspace_id = $1 AND attachment_id = $2 AND index = $3',
      [workspaceId, id, index],
    )
    if (!rows[0]) return
    yield rows[0].bytes
  }
}

/** Every column there is, so that a new one needs no thought; without what only the machinery needs. */
const ROW = `to_jsonb(held) - ARRAY['workspace_id', 'version', 'name_grams'] AS row`

async function* documentOf(client: pg.PoolClient, whose: Whose, about: object) {
  const names = await namesIn(client, whose[0])
  const used = new Set<string>()
  const write = (value: unknown) => JSON.stringify(value, legible(names, used), 1)
  yield Buffer.from(`{\n"about": ${write(about)}`)
  for (const { table, as, theirs, order } of EXPORTED) {
    yield Buffer.from(`,\n"${as}": [`)
    let before = '\n'
    const text = `SELECT ${ROW} FROM ${table} AS held WHERE ${theirs} AND ${NAMES_ALL} ORDER BY ${order}`
    for await (const rows of rowsOf<{ row: object }>(client, { text, values: whose })) {
      yield Buffer.from(before + rows.map(({ row }) => write(row)).join(',\n'))
      before = ',\n'
    }
    yield Buffer.from('\n]')
  }
  const told = Object.fromEntries([...used].toSorted().map((id) => [id, names.get(id)]))
  yield Buffer.from(`,\n"names": ${JSON.stringify(told, null, 1)}\n}\n`)
}

/** What the ids of colleagues, labels, fields, teams and inboxes stand for. */
async function namesIn(client: pg.PoolClient, workspaceId: WorkspaceId): Promise<Names> {
  const tables = ['agents', 'labels', 'contact_fields', 'teams', 'inboxes']
  const { rows } = await client.query<{ id: string; name: string }>(
    tables.map((table) => `SELECT id::text, name FROM ${table} WHERE workspace_id = $1`).join(' UNION ALL '),
    [workspaceId],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
