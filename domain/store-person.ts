/** How a contact and a store's customer were found to be one person, and what follows from it. */
import { z } from 'zod'
import { Contact } from './contact'
import { Conversation } from './conversation'
import { ERROR_CODES } from './errors'
import { ConversationId, ContactId, Instant, StoreId } from './ids'
import { STORE_PLATFORMS } from './store'
import { StoreCustomer, StoreOrder } from './store-order'

/**
 * `linked`: somebody of the team said so. An address is confirmed when messages come from it (a mailbox, a WhatsApp number).
 * One that was only written down, by a visitor in a form or by an agent who was told it, is not: anybody can write
 * somebody else's, so it must not open their orders to them.
 */
export const Match = z.object({ by: z.enum(['linked', 'email', 'phone']), isConfirmed: z.boolean() })
export type Match = z.infer<typeof Match>

/** Somebody in a store who is this contact, and what they ordered there, the newest first. */
export const Buyer = z.object({ customer: StoreCustomer, match: Match, orders: z.array(StoreOrder) })
export type Buyer = z.infer<typeof Buyer>

export const OrdersInStore = z.object({
  storeId: StoreId,
  name: z.string(),
  platform: z.enum(STORE_PLATFORMS),
  /** Why it could not be asked; null: it could. */
  problem: z.enum(ERROR_CODES).nullable(),
  buyers: z.array(Buyer),
})
export type OrdersInStore = z.infer<typeof OrdersInStore>

/** A contact who is a store's customer, with their conversations, the newest first. */
export const KnownPerson = z.object({
  contact: Contact,
  match: Match,
  conversations: z.array(Conversation),
})
export type KnownPerson = z.infer<typeof KnownPerson>

/** Whose page of a store's admin is open. `store` null: it is none of the connected ones. */
export const PersonOfPage = z.object({
  store: z.object({ id: StoreId, name: z.string(), platform: z.enum(STORE_PLATFORMS) }).nullable(),
  order: StoreOrder.nullable(),
  customer: StoreCustomer.nullable(),
  people: z.array(KnownPerson),
})
export type PersonOfPage = z.infer<typeof PersonOfPage>

/** Somebody to whom a product's card was sent, or who looked at its page. */
export const Interest = z.object({
  contact: Contact.pick({ id: true, name: true }),
  contactId: ContactId,
  /** Their newest. */
  conversationId: ConversationId,
  what: z.enum(['sent', 'viewed']),
  at: Instant,
})
export type Interest = z.infer<typeof Interest>

/** By how much it is to be trusted: the first of several is the one to name. */
export const byTrust = (one: Match, other: Match): number => rankOf(one) - rankOf(other)
const rankOf = ({ by, isConfirmed }: Match) => (by === 'linked' ? 0 : isConfirmed ? 1 : 2)
