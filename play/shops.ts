/** Stores as the hub tells of them in the console's scenes: one that is well, one being read, one in trouble. */
import type { StoreId } from '@/domain/ids'
import type { ConnectedStore } from '@/domain/store'
import { anId } from '@/tests/factories'
import { Refusal } from './fake-browser'
import { minutes } from './people'
import type { Scene } from './scenes'

const aStore = (over: Partial<ConnectedStore>): ConnectedStore => ({
  id: anId<StoreId>('st'),
  platform: 'shopify',
  name: 'Tidewater Outfitters',
  address: 'https://tidewater.myshopify.com',
  currency: 'EUR',
  apiVersion: '2026-10',
  updates: 'live',
  problem: null,
  lacks: [],
  sync: { isRunning: false, products: 1284, read: 0, finishedAt: minutes(42) },
  connectedAt: minutes(9000),
  ...over,
})

const stores: ConnectedStore[] = [
  aStore({}),
  aStore({
    name: 'Harbor Outlet & Sample Sales of the Whole Northern Coast',
    address: 'https://harbor-outlet-and-sample-sales-of-the-northern-coast.myshopify.com',
    currency: 'USD',
    updates: 'no_secret',
    lacks: ['read_orders', 'read_customers', 'read_discounts'],
    sync: { isRunning: true, products: 3900, read: 1250, finishedAt: minutes(1600) },
  }),
  aStore({
    platform: 'woocommerce',
    name: '羊毛小铺',
    address: 'https://wool.example/blog',
    currency: 'CNY',
    apiVersion: null,
    updates: 'refused',
    problem: 'store_key_refused',
    sync: { isRunning: true, products: 0, read: 0, finishedAt: null },
  }),
]

const refuse = (code: string) => () => {
  throw new Refusal(code)
}
const never = () => new Promise(() => {})

export function storeAnswers({ name, filling, act }: Scene): Record<string, () => unknown> {
  const listed = {
    stores: filling === 'empty' ? [] : stores,
    grantCallback: 'https://hub.tidewater.example/stores/shopify/approved',
  }
  return {
    listStores: name.endsWith('-fault') ? refuse('hub_unreachable') : name.endsWith('-loading') ? never : () => listed,
    connectStore: act === 'store-refused' ? refuse('store_key_refused') : never,
    beginShopifyGrant: () => ({
      url: 'https://tidewater.myshopify.com/admin/oauth/authorize',
      expiresAt: minutes(-30),
    }),
    testStore: () => stores[0],
  }
}
