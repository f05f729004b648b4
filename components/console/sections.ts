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
    id: 'conversations',
    path: '/conversations',
    group: 'review',
    icon: 'inbox',
    title: 'console.conversations.title',
    permission: 'conversation.read',
    view: lazy(() => import('./conversations/ConversationsView.vue')),
  },
  {
    id: 'sales',
    path: '/sales',
    group: 'review',
    icon: 'cart',
    title: 'console.sales.title',
    permission: 'conversation.read',
    view: lazy(() => import('./sales/SalesView.vue')),
  },
  {
    id: 'criteria',
    path: '/settings/criteria',
    group: 'review',
    icon: 'check',
    title: 'console.criteria.title',
    permission: 'conversation.review',
    view: lazy(() => import('./criteria/CriteriaView.vue')),
  },
  {
    id: 'labels',
    path: '/settings/labels',
    group: 'answers',
    icon: 'label',
    title: 'console.labels.title',
    permission: 'workspace.read',
    view: lazy(() => import('./labels/LabelsView.vue')),
  },
  {
    id: 'widget',
    path: '/settings/widget',
    group: 'workspace',
    icon: 'webchat',
    title: 'widgetEditor.title',
    permission: 'workspace.read',
    view: lazy(() => import('./widget/WidgetView.vue')),
  },
  {
    id: 'audit',
    path: '/settings/audit',
    group: 'workspace',
    icon: 'file',
    title: 'console.audit.title',
    permission: 'audit.read',
    view: lazy(() => import('./audit/AuditView.vue')),
  },
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
    id: 'team',
    path: '/settings/team',
    group: 'workspace',
    icon: 'people',
    title: 'team.title',
    permission: 'team.read',
    view: lazy(() => import('./team/TeamView.vue')),
  },
  {
    id: 'assignment',
    path: '/settings/assignment',
    group: 'workspace',
    icon: 'refresh',
    title: 'assignment.title',
    permission: 'team.read',
    view: lazy(() => import('./assignment/AssignmentView.vue')),
  },
  {
    id: 'contact-fields',
    path: '/settings/contact-fields',
    group: 'workspace',
    icon: 'form',
    title: 'contactFields.title',
    permission: 'workspace.read',
    view: lazy(() => import('./fields/FieldsView.vue')),
  },
  {
    id: 'stores',
    path: '/settings/stores',
    group: 'workspace',
    icon: 'cart',
    title: 'stores.title',
    permission: 'workspace.read',
    view: lazy(() => import('./stores/StoresView.vue')),
  },
  {
    id: 'privacy',
    path: '/settings/privacy',
    group: 'workspace',
    icon: 'shield',
    title: 'privacy.title',
    permission: null,
    signedOut: true,
    view: lazy(() => import('./privacy/PrivacyView.vue')),
  },
  {
    id: 'profile',
    path: '/settings/profile',
    group: 'browser',
    icon: 'person',
    title: 'profile.title',
    permission: 'conversation.read',
    view: lazy(() => import('./profile/ProfileView.vue')),
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
]

/** The section an address is in: its own path, or one below it. */
export const sectionAt = (path: string): Section | undefined =>
  SECTIONS.find((section) => path === section.path || path.startsWith(`${section.path}/`))
