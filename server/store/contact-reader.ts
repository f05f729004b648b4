/** Reading about one contact, and finding contacts: the panel, merging. */
import type { Contact } from '@/domain/contact'
import { MERGE_UNDO_MS } from '@/domain/contact-merge'
import { AppError } from '@/domain/errors'
import type { ContactFieldId, ContactId, ContactMergeId, WorkspaceId } from '@/domain/ids'
import type { ConversationRating } from '@/domain/rating'
import type { SyncedTable } from '@/protocol/events'
import type { ContactFieldUses, ContactProfile } from '@/protocol/hub-api'
import type pg from 'pg'
import type { z } from 'zod'
import { MERGE, type HandleRow, type MergeRow } from './contact-loads'
import { fromRow, SELECT, TABLE, type RowOf } from './rows'

const CONVERSATIONS_MAX = 100
const NOTES_MAX = 500
const RATINGS_MAX = 200
const DUPLICATES_MAX = 20
/** Fewer digits are no phone number anybody could be found by. */
const DIGITS_MIN = 6

export function createContactReader(pool: pg.Pool, now: () => number) {
  async function rows<T extends SyncedTable>(table: T, rest: string, values: unknown[]): Promise<RowOf[T][]> {
    const { rows: found } = await pool.query<Record<string, unknown>>(
      `SELECT ${SELECT[table]} FROM ${TABLE[table]} ${rest}`,
      values,
    )
    return found.map((row) => fromRow(table, row))
  }

  async function contactOf(workspaceId: WorkspaceId, contactId: ContactId): Promise<Contact> {
    const [found] = await rows('contacts', 'WHERE workspace_id = $1 AND id = $2', [workspaceId, contactId])
    if (!found) throw new AppError('contact_not_found', { contactId })
    return found
  }

  return {
    async profile(workspaceId: WorkspaceId, contactId: ContactId): Promise<ContactProfile> {
      const theirs = [workspaceId, contactId]
      const [contact, conversations, notes, handles, ratings, merges] = await Promise.all([
        contactOf(workspaceId, contactId),
        rows(
          'conversations',
          `WHERE workspace_id = $1 AND contact_id = $2 ORDER BY last_activity_at DESC LIMIT ${CONVERSATIONS_MAX}`,
          theirs,
        ),
        rows(
          'contactNotes',
          `WHERE workspace_id = $1 AND contact_id = $2 ORDER BY created_at DESC LIMIT ${NOTES_MAX}`,
          theirs,
        ),
        pool.query<Omit<HandleRow, 'contactId'>>(
          'SELECT inbox_id AS "inboxId", handle FROM contact_handles WHERE workspace_id = $1 AND contact_id = $2',
          theirs,
        ),
        pool.query<ConversationRating>(
          `SELECT conversation_id AS "conversationId", stars, comment, rated_at AS "ratedAt" FROM ratings
           WHERE workspace_id = $1 AND rated_at IS NOT NULL AND conversation_id IN (
             SELECT id FROM conversations WHERE workspace_id = $1 AND contact_id = $2)
           ORDER BY rated_at DESC LIMIT ${RATINGS_MAX}`,
          theirs,
        ),
        pool.query<MergeRow>(
          `SELECT ${MERGE} FROM contact_merges WHERE workspace_id = $1 AND kept_id = $2 AND undone_at IS NULL
             AND merged_at > $3 ORDER BY merged_at DESC`,
          [...theirs, now() - MERGE_UNDO_MS],
        ),
      ])
      const summaries = merges.rows.map(({ id, other, mergedById, mergedAt }) => {
        const { id: otherId, name, email, phone } = other
        return { id, other: { id: otherId, name, email, phone }, mergedById, mergedAt }
      })
      return {
        ...{ contact, conversations, notes },
        ...{ handles: handles.rows, ratings: ratings.rows, merges: summaries },
      }
    },

    /** By any part of the name, or the whole of an email or phone number, however it is written. */
    async search(workspaceId: WorkspaceId, search: string, limit: number): Promise<{ contacts: Contact[] }> {
      if (search === '') return { contacts: [] }
      const digits = search.replace(/\D/g, '')
      const contacts = await rows(
        'contacts',
        `WHERE workspace_id = $1 AND (
             (name_grams @> name_grams($2) AND strpos(fold_name(name), fold_name($2)) > 0)
             OR lower(email) = lower($2)
             OR ($3 <> '' AND regexp_replace(phone, '\\D', '', 'g') = $3))
         ORDER BY last_seen_at DESC LIMIT $4`,
        [workspaceId, search, digits.length < DIGITS_MIN ? '' : digits, limit],
      )
      return { contacts }
    },

    async duplicates(workspaceId: WorkspaceId, contactId: ContactId): Promise<{ contacts: Contact[] }> {
      const { email, phone } = await contactOf(workspaceId, contactId)
      const digits = phone?.replace(/\D/g, '') ?? ''
      const contacts = await rows(
        'contacts',
        `WHERE workspace_id = $1 AND id <> $2 AND (lower(email) = lower($3)
             OR ($4 <> '' AND regexp_replace(phone, '\\D', '', 'g') = $4))
         ORDER BY last_seen_at DESC LIMIT ${DUPLICATES_MAX}`,
        [workspaceId, contactId, email, digits.length < DIGITS_MIN ? '' : digits],
      )
      return { contacts }
    },

    async fieldUses(workspaceId: WorkspaceId): Promise<z.infer<typeof ContactFieldUses>> {
      const { rows: uses } = await pool.query<{ id: ContactFieldId; contacts: number; forms: number }>(
        `SELECT field.id, coalesce(held.n, 0) AS contacts,
           (SELECT count(*)::int FROM inboxes
             WHERE workspace_id = $1 AND strpos(settings::text, field.id::text) > 0) AS forms
         FROM contact_fields field
         LEFT JOIN (SELECT key, count(*)::int AS n FROM contacts, jsonb_object_keys(fields) AS key
           WHERE workspace_id = $1 AND fields <> '{}' GROUP BY key) held ON held.key = field.id::text
         WHERE field.workspace_id = $1`,
        [workspaceId],
      )
      return { uses }
    },

    async merge(workspaceId: WorkspaceId, mergeId: ContactMergeId): Promise<MergeRow> {
      const { rows: found } = await pool.query<MergeRow>(
        `SELECT ${MERGE} FROM contact_merges WHERE workspace_id = $1 AND id = $2`,
        [workspaceId, mergeId],
      )
      if (!found[0]) throw new AppError('merge_not_found', { mergeId })
      return found[0]
    },
  }
}

export type ContactReader = ReturnType<typeof createContactReader>
