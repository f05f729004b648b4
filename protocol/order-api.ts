/** Orders, customers and who they are among the contacts: lines of the table of routes (hub-api.ts). */
import { z } from 'zod'
import { ContactId, StoreId } from '@/domain/ids'
import { WebUrl } from '@/domain/product'
import { Interest, OrdersInStore, PersonOfPage } from '@/domain/store-person'
import type { Endpoint } from './hub-api'
import { FoundProduct } from './product-api'

const externalId = z.string().trim().min(1).max(200)
const customer = z.object({ contactId: ContactId, storeId: StoreId, customerId: externalId })

export const ORDER_ENDPOINTS = {
  contactOrders: {
    method: 'get',
    path: '/contacts/{contactId}/orders',
    access: 'contact.read',
    params: z.object({ contactId: ContactId }),
    response: z.object({ stores: z.array(OrdersInStore) }),
    summary:
      'What a contact ordered, as every connected store says now. Matched by link, email address and whole phone number, never by name; `match.isConfirmed` false: anybody could have written that address',
  },
  contactCart: {
    method: 'get',
    path: '/contacts/{contactId}/cart',
    access: 'contact.read',
    params: z.object({ contactId: ContactId }),
    response: z.object({ items: z.array(FoundProduct) }),
    summary:
      'What a contact left at the checkout of the connected stores without paying, as far as they tell: of an account linked to them or an address proven theirs',
  },
  linkCustomer: {
    method: 'put',
    path: '/contacts/{contactId}/customers/{storeId}/{customerId}',
    access: 'contact.edit',
    params: customer,
    response: null,
    summary: 'Say that a contact is this customer of a store. Asked again, it changes nothing',
  },
  unlinkCustomer: {
    method: 'delete',
    path: '/contacts/{contactId}/customers/{storeId}/{customerId}',
    access: 'contact.edit',
    params: customer,
    response: null,
    summary: 'Take that back',
  },
  personOfPage: {
    method: 'get',
    path: '/admin-pages/person',
    access: 'contact.read',
    query: z.object({ admin: WebUrl, kind: z.enum(['order', 'customer']), externalId }),
    response: PersonOfPage,
    summary:
      'Whose page of a store’s own admin this is, and which contacts that is, with their conversations. `admin`: as its pages’ addresses begin',
  },
  productInterest: {
    method: 'get',
    path: '/products/interest',
    access: 'contact.read',
    query: z.object({ url: WebUrl }),
    response: z.object({ people: z.array(Interest) }),
    summary: 'To whom this product’s card was sent lately, and who looked at its page; the last first',
  },
} as const satisfies Record<string, Endpoint>
