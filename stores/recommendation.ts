/**
 * What was chosen in the sheet: a product, its variant, how many, with which code, leading where, and to whom. The card
 * shown is the card sent; it is asked again in its store before it goes.
 */
import type { ConversationId } from '@/domain/ids'
import type { Discount, DiscountRefusal } from '@/domain/discount'
import type { CardSource, ProductCard } from '@/domain/product'
import type { ConnectedStore } from '@/domain/store'
import type { StoreProduct } from '@/domain/store-product'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { cardOfChoice } from '@/domain/card-choice'
import { appliesDiscount, cardDestination } from '@/domain/card-link'
import type { ErrorCode } from '@/domain/errors'
import type { Offer } from '@/domain/offer'
import { chooserOf, firstVariant } from '@/domain/variant-options'
import { askHub } from '@/services/hub-client/ask'
import { checkCard, type Checked } from './check-card'
import { codeOfError } from './code-of-error'
import { usePageStore, type Recipient } from './page'
import { useSessionStore } from './session'

/** Of the code that is typed. */
export type CodeState =
  | { is: 'none' | 'asking' }
  | { is: 'good'; discount: Discount }
  | { is: 'refused'; why: DiscountRefusal }
  | { is: 'unasked'; why: ErrorCode }

/** Why nothing went: what the store says of it, or that this browser could not take it. */
export type Unsent = Exclude<Checked, { is: 'same' }> | { is: 'failed'; why: ErrorCode }

/** Whoever walks through the list with the arrows asks for the one they stay at. */
const STAY_MS = 150
const TYPING_MS = 400

export const useRecommendationStore = defineStore('recommendation', () => {
  const page = usePageStore()
  const session = useSessionStore()
  const stores = shallowRef<readonly ConnectedStore[]>([])

  const offer = shallowRef<Offer | null>(null)
  /** As the store itself says it is now; null: not asked, not answered, or there is none. */
  const live = shallowRef<StoreProduct | null>(null)
  const asking = ref(false)
  /** Why the store could not be asked: what is shown is what the hub last read there. */
  const unasked = ref<ErrorCode | null>(null)
  const variantId = ref<string | null>(null)
  const quantity = ref(1)
  const opens = ref<CardSource['opens']>('product')
  const code = ref('')
  const codeState = shallowRef<CodeState>({ is: 'none' })
  /** What the store said at the sending, in place of what was shown: until something else is chosen. */
  const renewed = shallowRef<ProductCard | null>(null)
  const outcome = shallowRef<Unsent | null>(null)

  const store = computed(() => stores.value.find(({ id }) => id === offer.value?.product?.storeId) ?? null)
  const product = computed(() => live.value ?? (store.value ? offer.value?.product : null) ?? null)
  const chooser = computed(() => product.value && chooserOf(product.value))
  const variant = computed(
    () => product.value?.variants.find(({ externalId }) => externalId === variantId.value) ?? null,
  )
  /** A checkout takes what can be bought. */
  const canCheckOut = computed(() => variant.value !== null && variant.value.availability !== 'out_of_stock')
  const discount = computed(() => (codeState.value.is === 'good' ? codeState.value.discount : null))
  const card = computed<ProductCard | null>(() => {
    if (renewed.value || !offer.value) return renewed.value
    if (!product.value || !store.value) return offer.value.card
    const choice = {
      ...{ variantId: variantId.value, quantity: quantity.value, discount: discount.value },
      opens: canCheckOut.value ? opens.value : ('product' as const),
    }
    return cardOfChoice(product.value, store.value, choice, offer.value.product?.productId ?? null)
  })

  /** Where its link leads, to be looked at before it is sent. */
  const leadsTo = computed(() => card.value && cardDestination(card.value, store.value, null))
  const isCodeLeftOut = computed(() => {
    const source = card.value?.source
    return store.value !== null && source?.discountCode != null && !appliesDiscount(store.value, source.opens)
  })

  async function open() {
    clear()
    stores.value = (await askHub('listStores', {})).stores
  }

  let chosen = 0
  /** The variant it came with, as nobody has chosen one yet. */
  let given: string | null = null
  let presumed: string | null = null
  /**
   * What somebody most probably means, as long as they have chosen nothing themselves. Null gives it up, unless anything of it
   * was set: then they meant it.
   */
  function presume(next: Offer | null) {
    if (sending.value) return
    const isSet = variantId.value !== given || quantity.value > 1 || opens.value !== 'product' || code.value !== ''
    if (offer.value && (offer.value.key !== presumed || isSet)) return
    if (next) choose(next)
    else clear()
    presumed = next?.key ?? null
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function choose(next: Offer) {
    if (offer.value?.key === next.key) return
    clear()
    offer.value = next
    variantId.value = given = next.product ? (firstVariant(next.product, next.variantId)?.externalId ?? null) : null
    if (next.product?.storeId == null) return
    asking.value = true
    const mine = chosen
    timer = setTimeout(() => void read(next, mine), STAY_MS)
  }
  async function read({ product: row }: Offer, mine: number) {
    try {
      const params = { storeId: row!.storeId! }
      const { products } = await askHub('askStore', { params, query: { by: 'id', value: row!.externalId } })
      if (mine !== chosen) return
      const [found] = products
      if (!found) return void (outcome.value = { is: 'gone' })
      live.value = found
      const isOwn = variantId.value !== given
      variantId.value = firstVariant(found, variantId.value)?.externalId ?? null
      if (!isOwn) given = variantId.value
    } catch (error) {
      if (mine === chosen) unasked.value = codeOfError(error)
    } finally {
      if (mine === chosen) asking.value = false
    }
  }

  /** Another choice is another card: what was found about the one before does not hold for it. */
  watch([variantId, quantity, opens, discount], () => {
    renewed.value = null
    if (outcome.value?.is !== 'gone') outcome.value = null
  })

  let codeAsked = 0
  let codeTimer: ReturnType<typeof setTimeout> | undefined
  watch([code, () => variantId.value], () => {
    codeAsked += 1
    clearTimeout(codeTimer)
    if (code.value.trim() === '') return void (codeState.value = { is: 'none' })
    codeState.value = { is: 'asking' }
    codeTimer = setTimeout(() => void checkCode(), TYPING_MS)
  })
  async function checkCode() {
    const mine = ++codeAsked
    clearTimeout(codeTimer)
    const row = offer.value?.product
    const text = code.value.trim()
    if (!row?.storeId || text === '') return
    codeState.value = { is: 'asking' }
    const query = { code: text, externalId: row.externalId, ...(variantId.value && { variantId: variantId.value }) }
    try {
      const answer = await askHub('checkDiscount', { params: { storeId: row.storeId }, query })
      if (mine !== codeAsked) return
      codeState.value = answer
      // Where a product's page cannot be told the code, the checkout can.
      const isLeftOut = store.value !== null && !appliesDiscount(store.value, opens.value)
      if (answer.is === 'good' && isLeftOut && canCheckOut.value) opens.value = 'checkout'
    } catch (error) {
      if (mine === codeAsked) codeState.value = { is: 'unasked', why: codeOfError(error) }
    }
  }

  const sending = ref(false)
  /**
   * true: it is on its way. Otherwise `outcome` says what is to be looked at first. `asShown`: although nobody could be asked.
   * Throws where it cannot be said in the sheet: something else is chosen by then, or some of several have it and others do
   * not, who would get it twice by a second press.
   */
  async function send(to: readonly Recipient[], { asShown = false } = {}): Promise<boolean> {
    const shown = card.value
    if (!shown || sending.value) return false
    sending.value = true
    const mine = chosen
    try {
      const checked: Checked = asShown ? { is: 'same', card: shown } : await checkCard(shown)
      if (mine !== chosen) return false
      if (checked.is === 'same') {
        await page.sendCards(to, checked.card)
        return true
      }
      if (checked.is === 'changed') renewed.value = checked.card
      outcome.value = checked
      return false
    } catch (error) {
      if (mine !== chosen || to.some((each) => page.isOnItsWay(each.conversationId, shown.url))) throw error
      outcome.value = { is: 'failed', why: codeOfError(error) }
      return false
    } finally {
      sending.value = false
    }
  }

  const others = shallowRef<ReadonlyMap<ConversationId, string>>(new Map())

  function clear() {
    chosen += 1
    clearTimeout(timer)
    clearTimeout(codeTimer)
    offer.value = live.value = renewed.value = outcome.value = unasked.value = variantId.value = given = presumed = null
    asking.value = false
    quantity.value = 1
    opens.value = 'product'
    code.value = ''
    codeState.value = { is: 'none' }
  }
  function close() {
    clear()
    others.value = new Map()
  }
  watch(() => session.identity, close, { flush: 'sync' })
  onScopeDispose(close)
  return {
    ...{
      offer,
      store,
      product,
      chooser,
      variant,
      variantId,
      quantity,
      opens,
      canCheckOut,
      card,
      leadsTo,
      asking,
      unasked,
    },
    ...{ code, codeState, isCodeLeftOut, checkCode, outcome, sending, others, open, choose, presume, send, close },
  }
})
