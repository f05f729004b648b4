/** The ways a store is opened, what each asks for, and where in it a refusal belongs. */
import type { ErrorCode } from '@/domain/errors'
import type { StorePlatform } from '@/domain/store'
import { storeFieldOf } from '@/domain/store-needs'
import type { GivenAccess } from '@/stores/store-admin'

export type Field = 'address' | 'clientId' | 'clientSecret' | 'token' | 'apiSecret' | 'consumerKey' | 'consumerSecret'
export type Entered = Record<Field, string>

interface Asked {
  field: Field
  isSecret?: boolean
  optional?: boolean
}
const APP: readonly Asked[] = [{ field: 'clientId' }, { field: 'clientSecret', isSecret: true }]

/** `steps`: how many there are to be told (locales: `stores.steps`). */
export const WAYS = {
  shopify_app: { platform: 'shopify', steps: 4, keys: APP },
  shopify_grant: { platform: 'shopify', steps: 4, keys: APP },
  shopify_token: {
    platform: 'shopify',
    steps: 3,
    keys: [
      { field: 'token', isSecret: true },
      { field: 'apiSecret', isSecret: true, optional: true },
    ],
  },
  woocommerce: {
    platform: 'woocommerce',
    steps: 4,
    keys: [{ field: 'consumerKey' }, { field: 'consumerSecret', isSecret: true }],
  },
} as const satisfies Record<string, { platform: StorePlatform; steps: number; keys: readonly Asked[] }>
export type Way = keyof typeof WAYS

export const SHOPIFY_WAYS = ['shopify_app', 'shopify_grant', 'shopify_token'] as const satisfies readonly Way[]

export const nothingEntered = (): Entered => ({
  address: '',
  clientId: '',
  clientSecret: '',
  token: '',
  apiSecret: '',
  consumerKey: '',
  consumerSecret: '',
})

/** Those that must not be empty, the first first. `isNew`: the address of a connected store is known. */
export function missingIn(way: Way, entered: Entered, isNew: boolean): Field[] {
  const keys: readonly Asked[] = WAYS[way].keys
  const needed = keys.filter(({ optional }) => !optional).map(({ field }) => field)
  return [...(isNew ? (['address'] as const) : []), ...needed].filter((field) => entered[field].trim() === '')
}

/** Not of a shop's approval: what opens the store then is had from Shopify. */
export function accessOf(way: Exclude<Way, 'shopify_grant'>, entered: Entered): GivenAccess {
  const { clientId, clientSecret, token, apiSecret, consumerKey, consumerSecret } = entered
  if (way === 'shopify_app') return { kind: way, clientId, clientSecret }
  if (way === 'woocommerce') return { kind: way, consumerKey, consumerSecret }
  return { kind: way, token, apiSecret: apiSecret.trim() === '' ? null : apiSecret }
}

/** Beside which field a refusal stands: a key is refused as a whole, so beside its secret. null: beside none. */
export function fieldOfRefusal(way: Way, code: ErrorCode): Field | null {
  const place = storeFieldOf(code)
  if (place !== 'access') return place ?? null
  const keys: readonly Asked[] = WAYS[way].keys
  return (keys.find(({ isSecret }) => isSecret) ?? keys[0]!).field
}
