/**
 * The routes of the hub that a page of the extension may have asked for it, and answered as they are: what is searched,
 * counted and set up in the console, and kept nowhere in this browser. Whatever is synced stays with the database.
 */
import type { EndpointName } from './hub-api'

export const ASKABLE = [
  'searchConversations',
  'countConversations',
  'listViews',
  'createView',
  'changeView',
  'removeView',
  'listReviews',
  'addReview',
  'getCriteria',
  'changeCriteria',
  'prepareExport',
  'prepareContactExport',
  'createLabel',
  'changeLabel',
  'removeLabel',
  'countLabelUses',
  'createContactField',
  'changeContactField',
  'removeContactField',
  'orderContactFields',
  'countContactFieldUses',
  'listAudit',
  'listInvitations',
  'inviteMember',
  'renewInvitation',
  'withdrawInvitation',
  'makePasswordLink',
  'getWidget',
  'publishWidget',
  'checkInstall',
  'getHubData',
  'changeRetention',
] as const satisfies readonly EndpointName[]
export type Askable = (typeof ASKABLE)[number]
