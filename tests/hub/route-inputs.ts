/** A body and a query each route takes, so that what is refused is refused for who asks. For the walk of permissions.test.ts. */
import { randomUUID } from 'node:crypto'
import { DEFAULT_RULES } from '@/domain/assignment-rules'
import type { EndpointName } from '@/protocol/hub-api'
import { text } from './harness'

/** Of the workspace that is walked. */
export interface Walked {
  conversationId: string
  contactFieldId: string
  /** A contact to be merged into the one of the test. */
  spare: string
  /** Where a WooCommerce site answers. */
  siteUrl: string
}

const mergeId = randomUUID()
const aJudgement = () => ({ id: randomUUID(), name: 'Speed', kind: 'scale', weight: 1, answer: 3 })

/** Of no store. */
const aCard = () => ({
  ...{ productId: null, title: 'Shirt', variant: null, imageUrl: null, url: 'https://shop.example/products/shirt' },
  ...{ price: null, compareAtPrice: null, availability: 'unknown', source: null },
})

export const aStore = (siteUrl: string) => ({
  id: randomUUID(),
  address: siteUrl,
  access: { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' },
})

export const QUERIES: Partial<Record<EndpointName, string>> = {
  askStore: '?by=id&value=1',
  checkDiscount: '?code=RAIN10&externalId=1',
  personOfPage: '?admin=https://wool.example/wp-admin&kind=order&externalId=1',
  productInterest: '?url=https://shop.example/products/tent',
}

export const bodiesFor = (of: Walked): Partial<Record<EndpointName, () => object>> => ({
  signIn: () => ({ email: 'nobody@nowhere.example', password: 'wrong' }),
  changeConversation: () => ({ status: 'open' }),
  changeConversations: () => ({ conversationIds: [of.conversationId], change: { status: 'open' } }),
  markRead: () => ({ position: 1 }),
  sendTyping: () => ({ isTyping: true }),
  sendLooking: () => ({ conversationId: of.conversationId }),
  sendMessage: () => ({ id: randomUUID(), content: text('Hello') }),
  publishWidget: () => ({
    shopName: 'Shop',
    brand: '#2f6fed',
    side: 'right',
    greeting: {},
    allowedDomains: ['localhost'],
  }),
  checkInstall: () => ({ url: 'https://shop.example/' }),
  inviteToRate: () => ({ id: randomUUID(), again: true }),
  createView: () => ({ id: randomUUID(), name: 'Mine', query: { state: 'open' }, shared: false }),
  changeView: () => ({ name: 'Ours' }),
  addReview: () => ({ id: randomUUID(), judged: [aJudgement()] }),
  changeCriteria: () => ({ criteria: [{ id: randomUUID(), name: 'Speed', kind: 'scale', weight: 1 }] }),
  changeRetention: () => ({ visitDays: 30, resolvedDays: null }),
  prepareExport: () => ({ filter: {}, columns: ['contact'], timeZone: 'UTC', language: 'en' }),
  addNote: () => ({ id: randomUUID(), text: 'A note' }),
  changeContact: () => ({ name: 'Ana' }),
  createLabel: () => ({ id: randomUUID(), name: 'New', hue: 1 }),
  changeLabel: () => ({ hue: 20 }),
  mergeContacts: () => ({ id: mergeId, otherId: of.spare, fromOther: [] }),
  addContactNote: () => ({ id: randomUUID(), text: 'Deliver to the office' }),
  createCanned: () => ({
    ...{ id: randomUUID(), shortcut: randomUUID() },
    ...{ title: 'Hello', texts: { en: 'Hello' }, own: true },
  }),
  changeCanned: () => ({ title: 'Hello again' }),
  createContactField: () => ({ id: randomUUID(), name: 'Size', kind: 'text', choices: [], rank: 1 }),
  changeContactField: () => ({ rank: 2 }),
  orderContactFields: () => ({ ids: [of.contactFieldId] }),
  setAvailability: () => ({ availability: 'available' }),
  changeProfile: () => ({ name: 'Somebody' }),
  changeMember: () => ({ role: 'agent' }),
  changeAssignmentRules: () => DEFAULT_RULES,
  changeRole: () => ({ added: [], removed: [] }),
  createTeam: () => ({ id: randomUUID(), name: 'New', memberIds: [] }),
  changeTeam: () => ({ name: 'Renamed' }),
  addAgent: () => ({ name: 'New', email: `${randomUUID()}@new.example`, role: 'agent', password: 'long enough now' }),
  inviteMember: () => ({ email: `${randomUUID()}@new.example`, role: 'agent', teamIds: [] }),
  changeTranslationSettings: () => ({ url: null }),
  createAttachment: () => ({
    id: randomUUID(),
    conversationId: of.conversationId,
    name: 'a.txt',
    mediaType: '',
    sizeBytes: 1,
  }),
  putAttachmentPart: () => new Uint8Array(1),
  findProducts: () => ({ places: [{ at: 'url', url: 'https://shop.example/products/shirt' }] }),
  checkCard: () => ({ card: aCard() }),
  beginShopifyGrant: () => ({ id: randomUUID(), address: 'linen', clientId: 'client', clientSecret: 'client-secret' }),
  changeStoreAccess: () => ({ access: aStore(of.siteUrl).access }),
  connectStore: () => aStore(of.siteUrl), // 409: it is connected
  translate: () => ({ texts: ['hola'], from: null, to: 'en' }),
})
