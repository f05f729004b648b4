/** A contact with a word that occurs nowhere else in everything that can hold one, and where it is found again. */
import { randomUUID } from 'node:crypto'
import { API_BASE } from '@/protocol/hub-api'
import { aCard } from '../factories'
import type { TestHub, TestVisitor, TestWorkspace } from './harness'

export interface Everything {
  hub: TestHub
  workspace: TestWorkspace
  visitor: TestVisitor
  conversationId: string
  word: string
}

export async function everythingOf({ hub, workspace, visitor, conversationId, word }: Everything): Promise<void> {
  const call = (method: string, path: string, body: object) =>
    hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens.admin, body })
  const file = randomUUID()
  const bytes = new TextEncoder().encode(word)
  await visitor.api('POST', '/attachments', {
    ...{ id: file, name: `${word}.txt`, mediaType: 'text/plain', sizeBytes: bytes.length },
  })
  await visitor.api('PUT', `/attachments/${file}/parts/0`, bytes)
  await visitor.api('POST', '/messages', { id: randomUUID(), text: `See ${word}`, attachmentIds: [file] })
  const visit = { url: `https://shop.example/${word}`, title: word, referrer: null, spentMs: 1, leaving: false }
  await visitor.api('POST', '/visits', { id: randomUUID(), ...visit, enteredAt: Date.now() })
  await call('PATCH', `/contacts/${visitor.contactId}`, { name: word, email: `${word}@mail.example` })
  await call('POST', `/contacts/${visitor.contactId}/notes`, { id: randomUUID(), text: word })
  await call('POST', `/conversations/${conversationId}/notes`, { id: randomUUID(), text: word })
  await call('POST', `/conversations/${conversationId}/messages`, {
    ...{ id: randomUUID(), content: { kind: 'text', text: `Dear ${word}` } },
  })
  await call('POST', `/conversations/${conversationId}/messages`, {
    ...{ id: randomUUID(), content: { kind: 'card', card: aCard() } },
  })
  const ratingId = randomUUID()
  await call('POST', `/conversations/${conversationId}/rating-invitations`, { id: ratingId, again: false })
  await visitor.api('POST', '/rating', { id: ratingId, stars: 4, comment: word })
  const judged = [{ id: randomUUID(), name: 'Speed', kind: 'scale', weight: 1, answer: 3 }]
  await call('POST', `/conversations/${conversationId}/reviews`, { id: randomUUID(), judged, comment: word })
  await linkedTo(word, { hub, workspace, contactId: visitor.contactId })
  await call('PATCH', `/conversations/${conversationId}`, { status: 'resolved' })
}

/** As it lies there once somebody has said so; no store is asked here. */
async function linkedTo(
  word: string,
  { hub, workspace, contactId }: Pick<Everything, 'hub' | 'workspace'> & { contactId: string },
) {
  const storeId = randomUUID()
  await hub.deps.pool.query(
    `INSERT INTO stores (workspace_id, id, platform, name, address, currency, access, hook_address, updates, sync_wanted, connected_at)
     VALUES ($1, $2, 'woocommerce', 'Wool', $3, 'GBP', '', '', 'refused', false, 0)`,
    [workspace.id, storeId, `https://${storeId}.example`],
  )
  await hub.deps.pool.query(
    `INSERT INTO contact_customers (workspace_id, id, contact_id, store_id, customer_id, linked_by_id, linked_at)
     VALUES ($1, $2, $3, $4, $5, 'somebody', 0)`,
    [workspace.id, randomUUID(), contactId, storeId, word],
  )
}

/** Every table in which one of the words or ids occurs. */
export async function tablesWith({ deps: { pool } }: TestHub, words: string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of await tableNames({ pool })) {
    const { rows } = await pool.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM "${name}" t WHERE t::text ILIKE ANY($1)) AS found`,
      [words.map((word) => `%${word}%`)],
    )
    if (rows[0]!.found) found.push(name)
  }
  return found.toSorted()
}

export async function tableNames({ pool }: Pick<TestHub['deps'], 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  return rows.map(({ name }) => name)
}
