/**
 * Files and their bytes in PostgreSQL, part by part: any hub process may take any part, and none keeps anything. What a
 * message carries is decided in its commit (use-cases/carried-files.ts); here nobody but the author touches an upload.
 */
import { partCount, partRange, sniff } from '@/domain/attachment'
import { AppError } from '@/domain/errors'
import type { WorkspaceId } from '@/domain/ids'
import type { Attachment } from '@/domain/message'
import type { Upload } from '@/protocol/hub-api'
import type pg from 'pg'
import type { Visitor } from '../auth/visitor-token'

/** A visitor's uploads that no message carries yet may take so much together. Agents are known by name. */
export const UNSENT_MAX_BYTES = 120 * 1024 * 1024
/** So long an upload waits for its message: a laptop is closed over a weekend and opened again. */
export const UNSENT_KEPT_MS = 7 * 24 * 60 * 60 * 1000
const HEAD_BYTES = 64

export interface Uploader {
  workspaceId: WorkspaceId
  kind: 'contact' | 'agent'
  /** Of the contact or the agent. */
  id: string
}
export type NewUpload = Attachment

interface Row {
  name: string
  sizeBytes: number
  mediaType: string | null
}

export interface StoredFile extends Attachment {
  /** Its bytes in order, read as they are asked for. */
  part(index: number): Promise<Buffer>
  parts: number
}

const OWN = 'workspace_id = $1 AND id = $2 AND author_kind = $3 AND author_id = $4'
const ROW = 'name, size_bytes AS "sizeBytes", media_type AS "mediaType"'

export function createAttachmentStore(pool: pg.Pool, now: () => number) {
  async function stateOf(
    client: pg.Pool | pg.PoolClient,
    workspaceId: WorkspaceId,
    id: string,
    row: Row,
  ): Promise<Upload> {
    const { rows } = await client.query<{ index: number }>(
      'SELECT index FROM attachment_parts WHERE workspace_id = $1 AND attachment_id = $2 ORDER BY index',
      [workspaceId, id],
    )
    const { name, sizeBytes, mediaType } = row
    return {
      id,
      parts: partCount(sizeBytes),
      received: rows.map(({ index }) => index),
      attachment: mediaType === null ? null : { id, name, mediaType, sizeBytes },
    }
  }

  async function found(sql: string, values: unknown[], id: string): Promise<StoredFile> {
    const { rows } = await pool.query<Row>(sql, values)
    const row = rows[0]
    if (!row || row.mediaType === null) throw new AppError('attachment_not_found', { attachmentId: id })
    const { name, sizeBytes, mediaType } = row
    return {
      ...{ id, name, sizeBytes, mediaType },
      parts: partCount(sizeBytes),
      async part(index) {
        const { rows: parts } = await pool.query<{ bytes: Buffer }>(
          'SELECT bytes FROM attachment_parts WHERE workspace_id = $1 AND attachment_id = $2 AND index = $3',
          [values[0], id, index],
        )
        if (!parts[0]) throw new AppError('attachment_not_found', { attachmentId: id, index })
        return parts[0].bytes
      },
    }
  }

  return {
    /** Asked again, the same upload. The id of something else is `idempotency_conflict`. */
    async begin(by: Uploader, file: NewUpload): Promise<Upload> {
      const { workspaceId } = by
      const inserted = await pool.query(
        `INSERT INTO attachments (workspace_id, id, author_kind, author_id, name, size_bytes, created_at)
         SELECT $1, $2::uuid, $3::text, $4, $5, $6::bigint, $7::bigint
         WHERE $3 <> 'contact' OR $8::bigint >= $6 + coalesce((
           SELECT sum(size_bytes) FROM attachments
           WHERE author_id = $4 AND workspace_id = $1 AND message_id IS NULL AND id <> $2), 0)
         ON CONFLICT DO NOTHING`,
        [workspaceId, file.id, by.kind, by.id, file.name, file.sizeBytes, now(), UNSENT_MAX_BYTES],
      )
      const { rows } = await pool.query<Row>(`SELECT ${ROW} FROM attachments WHERE ${OWN}`, [
        ...[workspaceId, file.id, by.kind, by.id],
      ])
      const row = rows[0]
      if (row?.name === file.name && row.sizeBytes === file.sizeBytes) return stateOf(pool, workspaceId, file.id, row)
      if (row || inserted.rowCount === 1 || (await this.isTaken(workspaceId, file.id)))
        throw new AppError('idempotency_conflict', { attachmentId: file.id })
      throw new AppError('attachment_quota_reached', { maxBytes: UNSENT_MAX_BYTES })
    },

    async isTaken(workspaceId: WorkspaceId, id: string): Promise<boolean> {
      const { rowCount } = await pool.query('SELECT FROM attachments WHERE workspace_id = $1 AND id = $2', [
        workspaceId,
        id,
      ])
      return rowCount === 1
    },

    /** The first bytes of a part stay, however often it comes. The last part to come tells what the file is. */
    async put(by: Uploader, { id, index, bytes }: { id: string; index: number; bytes: Buffer }): Promise<Upload> {
      const { workspaceId } = by
      const client = await pool.connect()
      let broken = true
      try {
        await client.query('BEGIN')
        // Locked, so that of two last parts one sees the other.
        const { rows } = await client.query<Row>(`SELECT ${ROW} FROM attachments WHERE ${OWN} FOR UPDATE`, [
          ...[workspaceId, id, by.kind, by.id],
        ])
        const row = rows[0]
        if (!row) throw new AppError('attachment_not_found', { attachmentId: id })
        const { from, to } = partRange(index, row.sizeBytes)
        if (bytes.length === 0 || bytes.length !== to - from)
          throw new AppError('invalid_request', { where: 'body', index })
        await client.query(
          `INSERT INTO attachment_parts (workspace_id, attachment_id, index, bytes) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
          [workspaceId, id, index, bytes],
        )
        const state = await stateOf(client, workspaceId, id, row)
        const done = state.attachment ? state : await complete(client, workspaceId, state, row)
        await client.query('COMMIT')
        broken = false
        return done
      } catch (error) {
        if (error instanceof AppError)
          broken = !(await client.query('ROLLBACK').then(
            () => true,
            () => false,
          ))
        throw error
      } finally {
        client.release(broken)
      }
    },

    /** For agents: whatever a message of the workspace carries. */
    ofWorkspace(workspaceId: WorkspaceId, id: string): Promise<StoredFile> {
      const sql = `SELECT ${ROW} FROM attachments WHERE workspace_id = $1 AND id = $2 AND message_id IS NOT NULL`
      return found(sql, [workspaceId, id], id)
    },

    /** For a visitor: what a message of their own conversations carries. */
    ofVisitor({ workspaceId, contactId, inboxId }: Visitor, id: string): Promise<StoredFile> {
      return found(
        `SELECT attachments.name, attachments.size_bytes AS "sizeBytes", attachments.media_type AS "mediaType"
         FROM attachments
         JOIN messages ON messages.workspace_id = attachments.workspace_id AND messages.id = attachments.message_id
         JOIN conversations ON conversations.workspace_id = messages.workspace_id
           AND conversations.id = messages.conversation_id
         WHERE attachments.workspace_id = $1 AND attachments.id = $2
           AND conversations.contact_handle = $3 AND conversations.inbox_id = $4`,
        [workspaceId, id, contactId, inboxId],
        id,
      )
    },

    /** Drops uploads begun before the instant that no message carries. Returns how many. */
    async trim(before: number): Promise<number> {
      const { rowCount } = await pool.query('DELETE FROM attachments WHERE message_id IS NULL AND created_at < $1', [
        before,
      ])
      return rowCount ?? 0
    },
  }
}

async function complete(client: pg.PoolClient, workspaceId: WorkspaceId, state: Upload, row: Row): Promise<Upload> {
  if (state.received.length < state.parts) return state
  const { rows } = await client.query<{ head: Buffer }>(
    `SELECT substring(bytes FROM 1 FOR ${HEAD_BYTES}) AS head FROM attachment_parts
     WHERE workspace_id = $1 AND attachment_id = $2 AND index = 0`,
    [workspaceId, state.id],
  )
  const mediaType = sniff(rows[0]!.head)
  await client.query('UPDATE attachments SET media_type = $3 WHERE workspace_id = $1 AND id = $2', [
    ...[workspaceId, state.id, mediaType],
  ])
  return { ...state, attachment: { id: state.id, name: row.name, mediaType, sizeBytes: row.sizeBytes } }
}

export type AttachmentStore = ReturnType<typeof createAttachmentStore>
