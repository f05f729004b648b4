/** Connected stores as the console sets them up: asked of the hub, kept nowhere in this browser. What opens them only goes in. */
import type { StoreId } from '@/domain/ids'
import type { ConnectedStore } from '@/domain/store'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { askHub } from '@/services/hub-client/ask'
import type { CallInput } from '@/services/hub-client/client'

/** What opens a store. */
export type GivenAccess = CallInput<'changeStoreAccess'>['body']['access']

export const useStoreAdminStore = defineStore('store-admin', () => {
  /** null: not known yet. */
  const stores = shallowRef<readonly ConnectedStore[] | null>(null)
  /** Where Shopify sends whoever has approved an app. */
  const grantCallback = ref('')

  async function load() {
    const answer = await askHub('listStores', {})
    stores.value = answer.stores
    grantCallback.value = answer.grantCallback
  }
  /** As the hub has it after a change: the others stay where they are. */
  function put(store: ConnectedStore) {
    const known = stores.value ?? []
    const isKnown = known.some(({ id }) => id === store.id)
    stores.value = isKnown ? known.map((each) => (each.id === store.id ? store : each)) : [...known, store]
    return store
  }

  const connect = async (store: CallInput<'connectStore'>['body']) => put(await askHub('connectStore', { body: store }))
  const askApproval = (grant: CallInput<'beginShopifyGrant'>['body']) => askHub('beginShopifyGrant', { body: grant })
  const changeAccess = async (storeId: StoreId, access: GivenAccess) =>
    put(await askHub('changeStoreAccess', { params: { storeId }, body: { access } }))
  const test = async (storeId: StoreId) => put(await askHub('testStore', { params: { storeId } }))
  const read = async (storeId: StoreId) => put(await askHub('syncStore', { params: { storeId } }))
  async function disconnect(storeId: StoreId) {
    await askHub('disconnectStore', { params: { storeId } })
    stores.value = (stores.value ?? []).filter(({ id }) => id !== storeId)
  }
  return { stores, grantCallback, load, connect, askApproval, changeAccess, test, read, disconnect }
})
