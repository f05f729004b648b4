/** Tables of connected stores and their catalogue: see schema.ts for what holds of all of them. */
import type { ErrorCode } from '@/domain/errors'
import type { ProductCard } from '@/domain/product'
import type { ProductVariant } from '@/domain/store-product'
import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, workspaceId } from './schema'

export const stores = pgTable(
  'stores',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    platform: text('platform', { enum: ['shopify', 'woocommerce'] }).notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    currency: text('currency').notNull(),
    apiVersion: text('api_version'),
    /** What opens it and what its webhooks are signed with, sealed together (commerce/sealed-access.ts). */
    access: text('access').notNull(),
    /** Where its webhooks go: the hub as it is reached from outside. */
    hookAddress: text('hook_address').notNull(),
    updates: text('updates', { enum: ['live', 'pending', 'no_secret', 'refused'] }).notNull(),
    problem: text('problem').$type<ErrorCode>(),
    /** What it has granted, as it last said; null: it has no scopes, or was not asked yet. */
    scopes: text('scopes').array(),
    /** Somebody wants the whole catalogue read anew. */
    syncWanted: boolean('sync_wanted').notNull(),
    /** When the reading under way began; null: none is. */
    syncBeganAt: instant('sync_began_at'),
    /** Its next page. null while one is under way: the first. */
    syncCursor: text('sync_cursor'),
    syncedAt: instant('synced_at'),
    connectedAt: instant('connected_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // A webhook names no workspace.
    uniqueIndex('stores_by_id').on(t.id),
    uniqueIndex('stores_by_address').on(t.address, t.workspaceId),
  ],
)

/**
 * Shops that were asked to approve an app and have not answered: what comes back names one by its state, of which only the
 * hash is here. A row is gone when it was used, and good until it expires.
 */
export const storeGrants = pgTable(
  'store_grants',
  {
    workspaceId: workspaceId(),
    stateHash: text('state_hash').notNull(),
    /** Who asked: it is connected only while they still may. */
    agentId: text('agent_id').notNull(),
    storeId: uuid('store_id').notNull(),
    address: text('address').notNull(),
    /** The app's client id and secret, sealed. */
    app: text('app').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.stateHash] }),
    // What comes back names no workspace.
    uniqueIndex('store_grants_by_state').on(t.stateHash),
  ],
)

/** Products to be read again, because their store said so or a sync did not come across them. */
export const storeChanges = pgTable(
  'store_changes',
  {
    workspaceId: workspaceId(),
    storeId: uuid('store_id').notNull(),
    externalId: text('external_id').notNull(),
    /** Grows with every time it is heard of, so that what is heard during a reading is not taken for read. */
    heard: instant('heard').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.storeId, t.externalId] }),
    foreignKey({ columns: [t.workspaceId, t.storeId], foreignColumns: [stores.workspaceId, stores.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** The catalogue. Without a store: what the demo puts there. */
export const products = pgTable(
  'products',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    storeId: uuid('store_id'),
    externalId: text('external_id').notNull(),
    handle: text('handle'),
    title: text('title').notNull(),
    card: jsonb('card').$type<ProductCard>().notNull(),
    variants: jsonb('variants').$type<ProductVariant[]>().notNull().default([]),
    /** When the store changed it: an older state never replaces a newer one. */
    changedAt: instant('changed_at').notNull(),
    /** When the hub last read it there: what a whole sync did not come across is looked for on its own. */
    seenAt: instant('seen_at').notNull().default(0),
    titleGrams: text('title_grams')
      .array()
      .generatedAlwaysAs(sql`name_grams(title)`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('products_by_external_id').on(t.storeId, t.externalId, t.workspaceId),
    index('products_by_handle').on(t.handle, t.workspaceId),
    index('products_by_title').on(t.workspaceId, t.title, t.id),
    index('products_by_title_grams').using('gin', t.titleGrams),
    foreignKey({ columns: [t.workspaceId, t.storeId], foreignColumns: [stores.workspaceId, stores.id] }).onDelete(
      'cascade',
    ),
  ],
)
