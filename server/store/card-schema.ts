/** Tables of what becomes of cards: see schema.ts for what holds of all of them. */
import type { CardOrder } from '@/domain/card-outcome'
import type { ProductCard } from '@/domain/product'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { stores } from './commerce-schema'
import { instant, workspaceId } from './schema'

/**
 * Where the links of cards lead. A row outlives its message, for a link works as long as the hub does; once the conversation
 * is gone it says nothing but that (contact-holdings.ts). `clicks` and `orders` are also on the message, while there is one.
 */
export const cardLinks = pgTable(
  'card_links',
  {
    workspaceId: workspaceId(),
    /** The message's: the token of the link is made of it. */
    id: uuid('id').notNull(),
    /** null: gone, and what comes of the link is counted nowhere. */
    conversationId: uuid('conversation_id'),
    agentId: text('agent_id'),
    /** null: taken back. */
    card: jsonb('card').$type<ProductCard>(),
    storeId: uuid('store_id'),
    sentAt: instant('sent_at').notNull(),
    clicks: integer('clicks').notNull().default(0),
    lastClickedAt: instant('last_clicked_at'),
    orders: jsonb('orders').$type<CardOrder[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // A link names no workspace.
    index('card_links_by_id').on(t.id),
    index('card_links_by_time').on(t.sentAt, t.workspaceId),
    index('card_links_by_conversation').on(t.conversationId),
  ],
)

/** How the orders of a store are read, for those that came of a card. */
export const storeOrders = pgTable(
  'store_orders',
  {
    workspaceId: workspaceId(),
    storeId: uuid('store_id').notNull(),
    /** Does the store tell us of orders? `refused`: it will not even let us read them. */
    state: text('state', { enum: ['live', 'polled', 'refused'] }).notNull(),
    /** Orders changed up to here were read (epoch ms). */
    readUpTo: instant('read_up_to').notNull(),
    /** When the store was last asked to tell us of them. */
    watchedAt: instant('watched_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.storeId] }),
    foreignKey({ columns: [t.workspaceId, t.storeId], foreignColumns: [stores.workspaceId, stores.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** Orders to be read, because their store told of them. */
export const storeOrdersHeard = pgTable(
  'store_orders_heard',
  {
    workspaceId: workspaceId(),
    storeId: uuid('store_id').notNull(),
    externalId: text('external_id').notNull(),
    /** Grows with every time it is heard of, so that what is heard during a reading is not taken for read. */
    heard: instant('heard').notNull().default(0),
    /** When it was heard of first: what the store does not know yet is asked for again, but not for ever. */
    since: instant('since').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.storeId, t.externalId] }),
    foreignKey({ columns: [t.workspaceId, t.storeId], foreignColumns: [stores.workspaceId, stores.id] }).onDelete(
      'cascade',
    ),
  ],
)
