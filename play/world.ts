/** What the pretended background answers in a scene. */
import type { ConversationId } from '@/domain/ids'
import type { PageDescription } from '@/domain/page'
import type { Scene } from './scenes'
import { db } from '@/data/db'
import { DEFAULT_RULES } from '@/domain/assignment-rules'
import { anOutboxEntry } from '@/tests/factories'
import { Refusal } from './fake-browser'
import { fields, twin } from './known'
import { invitations, marta, mia, people, sam } from './people'
import { shopSays } from './shop'
import { nothingSold, sold, soldCards } from './sales'
import { adminPage, contactOrders, interest, personOfPage } from './store-orders'
import { jacket } from './transcripts'
import { blocked, widgetView } from './website'
import { storeAnswers } from './shops'

const page: PageDescription = {
  url: 'https://tidewater.example/products/rain-jacket',
  title: 'Rain jacket – Tidewater',
  kind: 'product',
  externalId: null,
  product: {
    name: jacket.title,
    price: jacket.price,
    compareAtPrice: jacket.compareAtPrice,
    availability: 'in_stock',
    imageUrl: jacket.imageUrl,
    url: 'https://tidewater.example/products/rain-jacket',
    sku: 'RJ-HB',
    brand: 'Tidewater',
    variant: null,
    evidence: 'json-ld',
  },
}

const DAY_MS = 86_400_000
/** What the hub is asked for by pages. */
function hub(scene: Scene, name: string): unknown {
  if (name === 'contactOrders') return contactOrders(scene.orders)
  if (name === 'productInterest') return { people: scene.act === 'interest' ? interest : [] }
  if (name === 'personOfPage') return personOfPage(scene.beside)
  const uses = fields.map(({ id }, at) => ({ id, contacts: [212, 48, 1, 0][at] ?? 0, forms: at === 0 ? 1 : 0 }))
  const answers: Record<string, unknown> = {
    countContactFieldUses: { uses },
    getHubData: {
      counts: {
        contacts: 4_812,
        conversations: 9_340,
        messages: 61_207,
        files: 731,
        fileBytes: 412_000_000,
        visits: 128_440,
        auditEntries: 1_902,
      },
      kept: {
        logMs: 7 * DAY_MS,
        unsentFilesMs: 7 * DAY_MS,
        strangersVisitsMs: 90 * DAY_MS,
        exportLinkMs: 120_000,
        sessionMs: 30 * DAY_MS,
        mergeUndoMs: 30 * DAY_MS,
      },
      retention: { visitDays: 90, resolvedDays: null },
    },
    changeRetention: { visitDays: 30, resolvedDays: 365 },
    listInvitations: { invitations },
    inviteMember: {
      invitation: invitations[0],
      link: 'https://hub.tidewater.example/join/q1ZxvT0c8Ls5hG2nB7kYp4RwJ9dMfE3aUoKiN6tVsXg',
    },
    getWidget: widgetView,
    checkInstall: blocked,
    getSales: scene.filling === 'empty' ? nothingSold : sold,
    listSoldCards: scene.filling === 'empty' ? { cards: [], more: false } : soldCards,
  }
  if (!(name in answers)) throw new Refusal('hub_unreachable')
  return answers[name]
}

export async function openWorld(scene: Scene): Promise<void> {
  if (scene.world?.session === null) return
  const membership = (id: string, name: string) => ({
    workspace: { id, name, language: 'en' },
    role: scene.filling === 'reader' ? 'agent' : 'admin',
  })
  const session = {
    hubUrl: 'http://localhost:4500',
    agent: { id: sam.id, name: sam.name, email: sam.email },
    workspaceId: 'ws-1',
    memberships: [membership('ws-1', 'Tidewater'), membership('ws-2', 'Harbor Outlet')],
  }
  await chrome.storage.local.set({ session })
}

export function answersFor(scene: Scene): Record<string, unknown> {
  const refuse = (code: string) => () => {
    throw new Refusal(code)
  }
  const ofStores = storeAnswers(scene)
  return {
    'page.current': {
      tabId: 1,
      page: scene.beside ? adminPage(scene.beside) : scene.act?.startsWith('open-') ? null : page,
      host: 'tidewater.example',
    },
    'page.go': null,
    'conversation.hold': null,
    'history.load': { more: false },
    'session.refresh': { waiting: [{ workspaceId: 'ws-2', unread: 4 }] },
    'conversations.find': { fresh: [], last: null, more: false },
    'message.send': async ({
      id,
      conversationId,
      text,
    }: {
      id: string
      conversationId: ConversationId
      text: string
    }) => {
      await db.outbox.put(anOutboxEntry({ id: id as never, conversationId, text, createdAt: Date.now() }))
      return { messageId: id }
    },
    'card.send':
      scene.act === 'picker-failed'
        ? refuse('unexpected')
        : ({ id }: { id: string }) => ({ messageId: id, sendsAt: Date.now() + 5_000 }),
    'session.checkHub':
      scene.act === 'wrong-hub'
        ? refuse('hub_not_found')
        : { hubUrl: 'https://hub.tidewater.example', version: '0.1.0' },
    'session.signIn': scene.act === 'wrong-password' ? refuse('wrong_credentials') : null,
    'session.switchWorkspace': refuse('hub_unreachable'),
    'translate.hub':
      scene.act === 'no-translator'
        ? refuse('translation_not_configured')
        : { text: 'And does it reach Valencia before Friday?', from: 'es', engine: 'hub' },
    'team.load': {
      open: [
        { agentId: sam.id, conversations: 3 },
        { agentId: mia.id, conversations: 11 },
      ],
    },
    'team.rules': DEFAULT_RULES,
    'team.changeRole': scene.act === 'role-busy' ? () => new Promise(() => {}) : refuse('hub_unreachable'),
    'contacts.duplicates': { ids: [twin.id] },
    'contacts.search': { ids: [twin.id, marta.contact.id] },
    'rating.invite': null,
    'hub.ask': ({ name, input }: { name: string; input: object }) => {
      if (name in ofStores && scene.stage === 'console') return ofStores[name]!()
      const said = shopSays(scene)[name]
      return said ? said(input) : hub(scene, name)
    },
    'settings.translation': { url: 'https://translate.tidewater.example', hasKey: true },
  }
}

export const openedIn = (scene: Scene): ConversationId =>
  (scene.act === 'open-german'
    ? people.at(-2)!
    : scene.act === 'open-empty'
      ? people.at(-1)!
      : scene.act === 'open-loading'
        ? people[5]!
        : marta
  ).conversation.id
