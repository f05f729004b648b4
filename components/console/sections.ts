/**
 * Every section of the console: where it is, what it is called, who may see it, and its view, fetched when it is opened.
 * A new one is a folder beside this file and a row here.
 */
import type { Permission } from '@/domain/permissions'
import type { Component } from 'vue'
import { defineAsyncComponent } from 'vue'
import type { IconName } from '@/components/base/icons'

export const GROUPS = ['review', 'answers', 'workspace', 'browser'] as const

export interface Section {
  id: string
  /** Behind the # of the address. */
  path: string
  group: (typeof GROUPS)[number]
  icon: IconName
  /** Key of its words; also the heading of its view. */
  title: string
  /** Who lacks it does not see the section in the navigation, and by its address is told why. null: everybody signed in. */
  permission: Permission | null
  /** It is about this browser and the person, so it is there without an account too. */
  signedOut?: boolean
  view: Component
}

const lazy = (load: () => Promise<{ default: Component }>) => defineAsyncComponent(load)

export const SECTIONS: readonly Section[] = [
  {
    id: 'canned',
    path: '/settings/canned',
    group: 'answers',
    icon: 'reply',
    title: 'canned.title',
    permission: 'conversation.reply',
    view: lazy(() => import('@/components/console/canned/CannedView.vue')),
  },
  {
    id: 'translation',
    path: '/settings/translation',
    group: 'answers',
    icon: 'translate',
    title: 'settings.translation.title',
    permission: null,
    view: lazy(() => import('@/components/settings/TranslationSection.vue')),
  },
  {
    id: 'account',
    path: '/settings/account',
    group: 'browser',
    icon: 'person',
    title: 'settings.hub.title',
    permission: null,
    view: lazy(() => import('@/components/settings/AccountSection.vue')),
  },
  {
    id: 'appearance',
    path: '/settings/appearance',
    group: 'browser',
    icon: 'sun',
    title: 'settings.general.title',
    permission: null,
    signedOut: true,
    view: lazy(() => import('@/components/settings/AppearanceSection.vue')),
  },
  {
    id: 'writing',
    path: '/settings/writing',
    group: 'browser',
    icon: 'pencil',
    title: 'settings.composer.title',
    permission: null,
    signedOut: true,
    view: lazy(() => import('@/components/settings/WritingSection.vue')),
  },
  {
    id: 'notifications',
    path: '/settings/notifications',
    group: 'browser',
    icon: 'bell',
    title: 'settings.notifications.title',
    permission: null,
    signedOut: true,
    view: lazy(() => import('@/components/settings/NotificationsSection.vue')),
  },
  {
    id: 'shortcuts',
    path: '/settings/shortcuts',
    group: 'browser',
    icon: 'keyboard',
    title: 'settings.shortcuts.title',
    permission: null,
    signedOut: true,
    view: lazy(() => import('@/components/settings/ShortcutsSection.vue')),
  },
  {
    id: 'sites',
    path: '/settings/sites',
    group: 'browser',
    icon: 'page',
    title: 'settings.sites.title',
    permission: null,
    signedOut: true,
    view: lazy(() => import('@/components/settings/SitesSection.vue')),
  },
  {
    id: 'local-data',
    path: '/settings/local-data',
    group: 'browser',
    icon: 'shield',
    title: 'settings.privacy.title',
    permission: null,
    signedOut: true,
    view: lazy(() => import('@/components/settings/LocalDataSection.vue')),
  },
]

/** The section an address is in: its own path, or one below it. */
export const sectionAt = (path: string): Section | undefined =>
  SECTIONS.find((section) => path === section.path || path.startsWith(`${section.path}/`))
