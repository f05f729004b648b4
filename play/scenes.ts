/** Every screen in every state. A scene is data: what the database holds, what the background says, what is open. */
import type { World } from './fake-browser'
import type { AdminPageBeside, OrdersAnswer } from './store-orders'

export type Stage = 'sidebar' | 'console' | 'pieces'
export type Filling =
  | 'nothing'
  | 'empty'
  | 'inbox'
  | 'long'
  | 'guard'
  | 'known'
  | 'reader'
  | 'resolved'
  | 'rated'
  | 'roles'
  | 'manager'
  | 'reads'
export type Scene = {
  name: string
  stage: Stage
  filling: Filling
  /** Done once the app stands: opening, typing, pressing, as a person would. */
  act?:
    | 'open'
    | 'open-empty'
    | 'open-loading'
    | 'open-german'
    | 'note'
    | 'draft'
    | 'quote'
    | 'canned'
    | 'invite'
    | 'invited'
    | 'role-busy'
    | 'role-refused'
    | 'widget-wrong'
    | 'widget-blocked'
    | 'widget-preview'
    | 'slash'
    | 'unresolved'
    | 'mention'
    | 'emoji'
    | 'later'
    | 'send-card'
    | 'contact'
    | 'search-none'
    | 'select'
    | 'palette'
    | 'palette-typed'
    | 'palette-over'
    | 'more'
    | 'refused-key'
    | 'workspaces'
    | 'filter-none'
    | 'menu'
    | 'labels'
    | 'help'
    | 'hub-found'
    | 'wrong-hub'
    | 'wrong-password'
    | 'translated'
    | 'no-translator'
    | 'error'
    | 'contact-edit'
    | 'contact-menu'
    | 'contact-merge'
    | 'contact-compare'
    | 'contact-erase'
    | 'assign'
    | 'rate-again'
    | 'field-edit'
    | 'person-found'
    | 'picker'
    | 'picker-code'
    | 'picker-refused'
    | 'picker-changed'
    | 'picker-unasked'
    | 'picker-failed'
    | 'picker-search'
    | 'picker-none'
    | 'picker-people'
    | 'picker-many'
    | 'store-connect'
    | 'store-refused'
    | 'store-approval'
    | 'store-replace'
    | 'store-disconnect'
    | 'beside'
    | 'beside-choose'
    | 'interest'
  world?: World
  /** What the connected stores say of the contact, where it is not the usual. */
  orders?: OrdersAnswer
  /** A page of a store's admin is beside the sidebar. */
  beside?: AdminPageBeside
  /** Behind the # of the address: a section of the console. */
  at?: string
  /** As wide as it is made for, where that is not the sidebar's. */
  width?: number
}

const inbox = (name: string, rest: Omit<Scene, 'name' | 'stage' | 'filling'> & { filling?: Filling } = {}): Scene => ({
  name,
  stage: 'sidebar',
  filling: 'inbox',
  ...rest,
})

const section = (id: string, rest: Omit<Partial<Scene>, 'name' | 'stage'> = {}): Scene => ({
  name: `console-${id}`,
  stage: 'console',
  filling: 'inbox',
  at: `/settings/${id}`,
  width: 1280,
  ...rest,
})

export const SCENES: Scene[] = [
  inbox('list'),
  inbox('list-empty', { filling: 'empty' }),
  inbox('list-loading', {
    filling: 'nothing',
    world: { pushes: [{ kind: 'sync', state: 'catching-up', since: 0, behind: null }] },
  }),
  inbox('list-offline', {
    world: { pushes: [{ kind: 'sync', state: 'offline', since: Date.now() - 720_000, behind: null }] },
  }),
  inbox('list-catching-up', {
    world: { pushes: [{ kind: 'sync', state: 'catching-up', since: Date.now(), behind: 38 }] },
  }),
  inbox('list-search-none', { act: 'search-none' }),
  inbox('list-filter-none', { act: 'filter-none' }),
  inbox('list-selected', { act: 'select' }),
  inbox('palette', { act: 'palette' }),
  inbox('palette-typed', { act: 'palette-typed' }),
  inbox('workspaces', { act: 'workspaces' }),
  inbox('list-menu', { act: 'menu' }),
  inbox('list-error', { act: 'error' }),
  inbox('shortcuts', { act: 'help' }),
  inbox('conversation', { act: 'open' }),
  inbox('conversation-draft', { act: 'draft' }),
  inbox('conversation-quote', { act: 'quote' }),
  inbox('conversation-note', { act: 'note' }),
  inbox('conversation-guard', { act: 'open', filling: 'guard' }),
  inbox('conversation-canned', { act: 'slash' }),
  inbox('conversation-unresolved', { act: 'unresolved' }),
  inbox('conversation-mention', { act: 'mention' }),
  inbox('conversation-emoji', { act: 'emoji' }),
  inbox('conversation-later', { act: 'later' }),
  inbox('conversation-undo', { act: 'send-card' }),
  inbox('conversation-labels', { act: 'labels' }),
  inbox('conversation-translated', { act: 'translated' }),
  inbox('conversation-no-translator', { act: 'no-translator' }),
  inbox('conversation-loading', { act: 'open-loading' }),
  inbox('conversation-empty', { act: 'open-empty' }),
  inbox('conversation-long', { act: 'open', filling: 'long' }),
  inbox('conversation-offline', {
    act: 'open',
    world: { pushes: [{ kind: 'sync', state: 'offline', since: Date.now() - 720_000, behind: null }] },
  }),
  inbox('conversation-german', { act: 'open-german' }),
  inbox('conversation-reads', { act: 'open', filling: 'reads' }),
  inbox('conversation-reads-menu', { act: 'more', filling: 'reads' }),
  inbox('conversation-reads-key', { act: 'refused-key', filling: 'reads' }),
  inbox('palette-reads', { act: 'palette-over', filling: 'reads' }),
  inbox('list-selected-reads', { act: 'select', filling: 'reads' }),
  inbox('contact', { act: 'contact' }),
  inbox('contact-known', { act: 'contact', filling: 'known' }),
  inbox('contact-edit', { act: 'contact-edit', filling: 'known' }),
  inbox('contact-menu', { act: 'contact-menu', filling: 'known' }),
  inbox('contact-reader', { act: 'contact-menu', filling: 'reader' }),
  inbox('contact-merge', { act: 'contact-merge', filling: 'known' }),
  inbox('contact-compare', { act: 'contact-compare', filling: 'known' }),
  inbox('contact-erase', { act: 'contact-erase', filling: 'known' }),
  inbox('contact-orders-weak', { act: 'contact', orders: 'weak' }),
  inbox('contact-orders-linked', { act: 'contact', orders: 'linked' }),
  inbox('contact-orders-none', { act: 'contact', orders: 'none' }),
  inbox('contact-orders-unconnected', { act: 'contact', orders: 'unconnected' }),
  inbox('contact-orders-refused', { act: 'contact', orders: 'refused' }),
  inbox('contact-orders-loading', { act: 'contact', orders: 'loading' }),
  inbox('contact-orders-failed', { act: 'contact', orders: 'failed' }),
  inbox('order-page', { act: 'beside', beside: 'order' }),
  inbox('order-page-several', { act: 'beside-choose', beside: 'several' }),
  inbox('order-page-nobody', { act: 'beside', beside: 'nobody' }),
  inbox('order-page-refused', { act: 'beside', beside: 'refused' }),
  inbox('order-page-not-there', { act: 'beside', beside: 'not-there' }),
  inbox('product-interest', { act: 'interest' }),
  inbox('order-page-here', { act: 'open', beside: 'order' }),
  inbox('customer-page', { act: 'beside', beside: 'customer' }),
  inbox('assign', { act: 'assign', filling: 'known' }),
  inbox('picker', { act: 'picker' }),
  inbox('picker-code', { act: 'picker-code' }),
  inbox('picker-refused', { act: 'picker-refused' }),
  inbox('picker-changed', { act: 'picker-changed' }),
  inbox('picker-unasked', { act: 'picker-unasked' }),
  inbox('picker-failed', { act: 'picker-failed' }),
  inbox('picker-search', { act: 'picker-search' }),
  inbox('picker-none', { act: 'picker-none' }),
  inbox('picker-people', { act: 'picker-people' }),
  inbox('picker-many', { act: 'picker-many' }),
  inbox('picker-demo', { act: 'picker' }),
  inbox('rating-offer', { act: 'open', filling: 'resolved' }),
  inbox('rating-given', { act: 'open', filling: 'rated' }),
  inbox('rating-again', { act: 'rate-again', filling: 'rated' }),
  { name: 'sign-in', stage: 'sidebar', filling: 'nothing', world: { session: null } },
  { name: 'sign-in-wrong-hub', stage: 'sidebar', filling: 'nothing', act: 'wrong-hub', world: { session: null } },
  { name: 'sign-in-account', stage: 'sidebar', filling: 'nothing', act: 'hub-found', world: { session: null } },
  {
    name: 'sign-in-wrong-password',
    stage: 'sidebar',
    filling: 'nothing',
    act: 'wrong-password',
    world: { session: null },
  },
  section('sales', { at: '/sales' }),
  section('sales-narrow', { at: '/sales', width: 380 }),
  section('sales-dates', { at: '/sales?period=dates&from=2026-11-01', width: 1100 }),
  section('sales-empty', { at: '/sales', filling: 'empty' }),
  section('account'),
  section('appearance'),
  section('notifications'),
  section('shortcuts'),
  section('sites'),
  section('translation'),
  section('privacy'),
  section('privacy-person', { at: '/settings/privacy', act: 'person-found', filling: 'known' }),
  section('contact-fields', { filling: 'known' }),
  section('contact-fields-edit', { at: '/settings/contact-fields', filling: 'known', act: 'field-edit' }),
  section('contact-fields-empty', { at: '/settings/contact-fields', filling: 'empty' }),
  section('contact-fields-reader', { at: '/settings/contact-fields', filling: 'reader' }),
  section('narrow', { at: '/settings/appearance', width: 800 }),
  section('unknown', { at: '/settings/nowhere' }),
  section('signed-out', { at: '/settings/account', filling: 'nothing', world: { session: null } }),
  section('canned', { act: 'canned' }),
  section('widget'),
  section('widget-wrong', { at: '/settings/widget', act: 'widget-wrong' }),
  section('widget-blocked', { at: '/settings/widget', act: 'widget-blocked' }),
  section('widget-none', { at: '/settings/widget', filling: 'empty' }),
  section('widget-narrow', { at: '/settings/widget', width: 380 }),
  section('widget-preview', { at: '/settings/widget', act: 'widget-preview', width: 380 }),
  section('writing'),
  section('team'),
  section('team-invite', { at: '/settings/team', act: 'invite' }),
  section('team-roles', { at: '/settings/team', filling: 'roles' }),
  section('team-roles-narrow', { at: '/settings/team', filling: 'roles', width: 380 }),
  section('team-roles-reader', { at: '/settings/team', filling: 'reader' }),
  section('team-roles-manager', { at: '/settings/team', filling: 'manager' }),
  section('team-roles-busy', { at: '/settings/team', filling: 'roles', act: 'role-busy' }),
  section('team-roles-refused', { at: '/settings/team', filling: 'roles', act: 'role-refused' }),
  section('team-invited', { at: '/settings/team', act: 'invited' }),
  section('stores'),
  section('stores-narrow', { at: '/settings/stores', width: 380 }),
  section('stores-empty', { at: '/settings/stores', filling: 'empty' }),
  section('stores-loading', { at: '/settings/stores' }),
  section('stores-fault', { at: '/settings/stores' }),
  section('stores-reader', { at: '/settings/stores', filling: 'reader' }),
  section('stores-connect', { at: '/settings/stores', filling: 'empty', act: 'store-connect', width: 1100 }),
  section('stores-connect-narrow', { at: '/settings/stores', filling: 'empty', act: 'store-connect', width: 380 }),
  section('stores-refused', { at: '/settings/stores', filling: 'empty', act: 'store-refused', width: 380 }),
  section('stores-approval', { at: '/settings/stores', filling: 'empty', act: 'store-approval', width: 380 }),
  section('stores-replace', { at: '/settings/stores', act: 'store-replace' }),
  section('stores-disconnect', { at: '/settings/stores', act: 'store-disconnect' }),
  { name: 'pieces', stage: 'pieces', filling: 'inbox' },
]
