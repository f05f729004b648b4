/**
 * What the sheet “Recommend a product” offers: what is on the page, what fits what the contact wrote, what they looked at, what
 * the store recommends beside one of these, what was sent, and what is searched for. What this browser holds shows at once; what the catalogue knows of it comes after.
 */
import type { ContactId, ConversationId, ProductId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { ProductCard } from '@/domain/product'
import type { StoredProduct } from '@/domain/store-product'
import type { FoundProduct, ProductPlace } from '@/protocol/product-api'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { visitsOf } from '@/data/contacts'
import { db } from '@/data/db'
import { latestMessages } from '@/data/messages'
import { sentCards } from '@/data/sent-cards'
import { codeOfError } from './code-of-error'
import { cardOf } from '@/domain/card'
import type { ErrorCode } from '@/domain/errors'
import { offerOfCard, offerOfProduct, withoutRepeats, type Offer } from '@/domain/offer'
import { request } from '@/services/bus/request'
import { askHub } from '@/services/hub-client/ask'
import { findProducts } from './catalogue'
import { useDirectoryStore } from './directory'
import { usePageStore } from './page'
import { useSessionStore } from './session'
import { useTranslationStore } from './translation'

export type SectionId = 'page' | 'cart' | 'asked' | 'visits' | 'related' | 'recent'
const RECENT = 6
const VISITED = 6
const VISITS_ASKED = 20
const FOUND = 20
/** So many of the contact's last messages say what they want now. */
const WRITTEN = 5
const WRITTEN_AMONG = 30
/** Between two keys of one word. */
const TYPING_MS = 200

export const usePickerStore = defineStore('picker', () => {
  const directory = useDirectoryStore()
  const page = usePageStore()
  const session = useSessionStore()
  const translation = useTranslationStore()

  const recent = shallowRef<Offer[]>([])
  const cart = shallowRef<Offer[]>([])
  const visited = shallowRef<Offer[]>([])
  const asked = shallowRef<Offer[]>([])
  const related = shallowRef<Offer[]>([])
  /** Of the product the related ones are recommended beside. */
  const relatedTo = ref('')
  /** The hub could not be asked, for this reason: what is shown is what this browser holds. */
  const trouble = ref<ErrorCode | null>(null)
  const onPage = computed<Offer[]>(() => {
    if (page.found) return [offerOfProduct(page.found.product, page.card?.source?.variantId ?? page.found.variantId)]
    return page.product ? [offerOfCard(cardOf(page.product))] : []
  })
  const sections = computed(() =>
    withoutRepeats<{ id: SectionId; offers: Offer[] }>([
      { id: 'page', offers: onPage.value },
      { id: 'cart', offers: cart.value },
      { id: 'asked', offers: asked.value },
      { id: 'visits', offers: visited.value },
      { id: 'related', offers: related.value },
      { id: 'recent', offers: recent.value },
    ]).filter(({ offers }) => offers.length > 0),
  )

  let opened = 0
  async function open(conversationId: ConversationId, contactId: ContactId) {
    const mine = ++opened
    reset()
    const cards = await sentCards(db, { conversationId, me: directory.myId, limit: RECENT })
    if (mine !== opened) return
    recent.value = cards.map(offerOfCard)
    try {
      await request('visits.load', { contactId })
      const urls = [...new Set((await visitsOf(db, contactId)).map(({ url }) => url))].slice(0, VISITS_ASKED)
      const places = [...cards.map(placeOf), ...urls.map((url) => ({ at: 'url', url }) as const)]
      const found = await findProducts(places)
      if (mine !== opened) return
      recent.value = cards.map((card, n) => known(found[n] ?? null) ?? offerOfCard(card))
      const seen = withoutRepeats([{ offers: found.slice(cards.length).flatMap((each) => known(each) ?? []) }])
      visited.value = seen.flatMap(({ offers }) => offers).slice(0, VISITED)
      await Promise.all([suggest(conversationId, mine), findCart(contactId, mine)])
    } catch (error) {
      if (mine === opened) trouble.value = codeOfError(error)
    }
  }

  /** What the contact wrote last, also as far as somebody had it translated: titles are in the shop's language. */
  async function written(conversationId: ConversationId): Promise<string> {
    const messages = await latestMessages(db, conversationId, { limit: WRITTEN_AMONG })
    const theirs = messages.filter(({ author }) => author.kind === 'contact').slice(-WRITTEN)
    return theirs
      .flatMap((message) => [textOf(message), translation.textOf(message.id)])
      .join('\n')
      .slice(0, TEXT_MAX)
  }
  async function suggest(conversationId: ConversationId, mine: number) {
    const [beside] = [...onPage.value, ...visited.value, ...recent.value].flatMap(({ product }) =>
      product?.storeId ? [{ storeId: product.storeId, externalId: product.externalId, title: product.title }] : [],
    )
    const place = beside ? { storeId: beside.storeId, externalId: beside.externalId } : null
    const text = await written(conversationId)
    if (text.trim() === '' && place === null) return
    const found = await askHub('suggestProducts', { body: { text, beside: place } })
    if (mine !== opened) return
    const offer = (product: StoredProduct) => offerOfProduct(product, null)
    asked.value = found.asked.map(offer)
    related.value = found.related.map(offer)
    relatedTo.value = beside?.title ?? ''
  }

  /** What they left at a checkout. A role that may not see contacts is offered everything else. */
  async function findCart(contactId: ContactId, mine: number) {
    if (!session.may('contact.read')) return
    const { items } = await askHub('contactCart', { params: { contactId } })
    if (mine === opened) cart.value = items.flatMap((item) => known(item) ?? [])
  }

  const typed = ref('')
  /** null: nothing is searched for. */
  const results = shallowRef<Offer[] | null>(null)
  const searching = ref(false)
  const more = ref<{ afterTitle: string; afterId: ProductId } | null>(null)
  let searches = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function search(after: { afterTitle: string; afterId: ProductId } | null = null) {
    const mine = ++searches
    const text = typed.value.trim()
    clearTimeout(timer)
    if (text === '') return leaveSearch()
    searching.value = true
    try {
      const link = linkIn(text)
      const answer = link ? await atLink(link) : await byWords(text, after)
      if (mine !== searches) return
      results.value = after ? [...(results.value ?? []), ...answer.offers] : answer.offers
      more.value = answer.more
      trouble.value = null
    } catch (error) {
      if (mine !== searches) return
      results.value ??= []
      trouble.value = codeOfError(error)
    } finally {
      if (mine === searches) searching.value = false
    }
  }
  async function byWords(text: string, after: { afterTitle: string; afterId: ProductId } | null) {
    const query = { search: text, limit: FOUND, ...after }
    const { products, more: isMore } = await askHub('listProducts', { query })
    const last = isMore ? products.at(-1) : undefined
    return {
      offers: products.map((product) => offerOfProduct(product, null)),
      more: last ? { afterTitle: last.title, afterId: last.productId } : null,
    }
  }
  async function atLink(url: string) {
    const [found = null] = await findProducts([{ at: 'url', url }])
    const offer = known(found)
    return { offers: offer ? [offer] : [], more: null }
  }
  function leaveSearch() {
    results.value = null
    searching.value = false
    more.value = null
  }
  watch(typed, () => {
    searches += 1 // what was asked before is not waited for any more
    clearTimeout(timer)
    if (typed.value.trim() === '') return leaveSearch()
    searching.value = true
    timer = setTimeout(() => void search(), TYPING_MS)
  })
  const searchMore = () => (more.value ? search(more.value) : undefined)

  function reset() {
    searches += 1
    clearTimeout(timer)
    typed.value = ''
    recent.value = cart.value = visited.value = asked.value = related.value = []
    trouble.value = null
    leaveSearch()
  }
  function close() {
    opened += 1
    reset()
  }
  watch(() => session.identity, close, { flush: 'sync' })
  onScopeDispose(close)
  return { sections, relatedTo, trouble, typed, results, searching, more, open, search, searchMore, close }
})

/** As the hub takes it. */
const TEXT_MAX = 8_000
const textOf = ({ content }: Message): string => ('text' in content ? content.text : '')

const known = (found: FoundProduct | null): Offer | null => found && offerOfProduct(found.product, found.variantId)

const placeOf = ({ source, url }: ProductCard): ProductPlace =>
  source ? { at: 'store', storeId: source.storeId, externalId: source.externalId } : { at: 'url', url }

/** A pasted address, with its scheme or without; null: these are words. */
function linkIn(text: string): string | null {
  if (/\s/.test(text)) return null
  const address = /^https?:\/\//i.test(text) ? text : /^[\w-]+(\.[\w-]+)+\/\S+$/.test(text) ? `https://${text}` : null
  return address !== null && URL.canParse(address) ? new URL(address).href.slice(0, 2_048) : null
}
