/** Whose page of a store's admin an agent looks at, and which contacts that is. */
import type { AdminPage } from '@/domain/admin-page'
import { AppError } from '@/domain/errors'
import type { AgentId, ContactId, WorkspaceId } from '@/domain/ids'
import type { PersonOfPage } from '@/domain/store-person'
import type { OrderReader } from '../commerce/order-reader'
import type { Change, Commit } from '../store/commit'
import type { StoreRow } from '../store/connected-stores'
import { linkStatement, unlinkStatement, type CustomerLink } from '../store/customer-links'
import type { OrdersDeps } from './orders-of-contact'

const NOBODY: PersonOfPage = { store: null, order: null, customer: null, people: [] }

export async function personOfPage(
  deps: OrdersDeps,
  workspaceId: WorkspaceId,
  { admin, kind, externalId }: AdminPage,
): Promise<PersonOfPage> {
  const found = await storeOf(deps, workspaceId, admin)
  if (!found) return NOBODY
  const { row, reader } = found
  const { id, name, platform } = row
  const store = { id, name, platform }
  const { order, customer } =
    kind === 'order'
      ? ((await reader.order(externalId)) ?? { order: null, customer: null })
      : { order: null, customer: await reader.customer(externalId) }
  const people = customer ? await deps.storePeople.contactsOf(workspaceId, id, customer) : []
  return { store, order, customer, people }
}

/** The connected store whose admin this is. One that cannot be asked where its admin is, is not it. */
async function storeOf({ stores, storeClients, logger }: OrdersDeps, workspaceId: WorkspaceId, admin: string) {
  for (const row of await stores.all(workspaceId)) {
    if ((row.platform === 'shopify') !== (new URL(admin).hostname === 'admin.shopify.com')) continue
    try {
      const reader: OrderReader = storeClients.open(row, 'somebody_waits')
      if ((await reader.admin()) === admin) return { row: row satisfies StoreRow, reader }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      logger.info({ storeId: row.id, code: error.code }, 'a store could not say where its admin is')
    }
  }
  return null
}

/** Only a customer the store has. */
export async function linkCustomer(
  { commit, stores, storeClients, now }: OrdersDeps & { commit: Commit; now: () => number },
  link: CustomerLink,
  by: AgentId,
): Promise<void> {
  const store = await stores.find(link)
  if (!store) throw new AppError('store_not_found', { storeId: link.storeId })
  const customer = await storeClients.open(store, 'somebody_waits').customer(link.customerId)
  if (!customer) throw new AppError('store_customer_not_found', { storeId: link.storeId })
  await commit(
    link.workspaceId,
    of(link.contactId, () => linkStatement(link, by, now())),
  )
}

export const unlinkCustomer = (commit: Commit, link: CustomerLink): Promise<null> =>
  commit(
    link.workspaceId,
    of(link.contactId, () => unlinkStatement(link)),
  )

/** Within the workspace's one order of writes: the contact may be merged or erased at this very moment. */
const of = (contactId: ContactId, statement: () => ReturnType<typeof unlinkStatement>): Change<null> => ({
  needs: { contacts: [contactId] },
  decide(rows) {
    if (!rows.get('contacts', contactId)) throw new AppError('contact_not_found', { contactId })
    return { value: null, also: [statement()] }
  },
})
