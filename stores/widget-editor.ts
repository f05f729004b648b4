/**
 * How each website inbox presents itself: as published, and as somebody is about to publish it. What is not published yet is
 * kept here when they look at another section, and asked about before the tab is closed.
 */
import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { allContactFields } from '@/data/workspace'
import type { ContactField } from '@/domain/contact-field'
import type { InboxId } from '@/domain/ids'
import type { WidgetSettings } from '@/domain/widget-settings'
import type { InstallVerdict, WidgetView } from '@/protocol/hub-api'
import { askHub } from '@/services/hub-client/ask'

export type { InstallVerdict, WidgetView }

interface Draft {
  settings: WidgetSettings
  /** Of what it was made from: the hub refuses it once somebody else has published. */
  version: number
}

/** The same in whatever order its keys were written. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]))
}

const filled = <T extends string | undefined>(texts: Record<string, T>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text?.trim())) as Record<string, T>

/** Without what was emptied: an empty text is none, and the widget’s own word is said. */
export function tidied(settings: WidgetSettings): WidgetSettings {
  const form = <F extends WidgetSettings['preChat']['fields'][number]>(fields: F[]) =>
    fields.map((field) => ({ ...field, labels: filled(field.labels) }))
  return {
    ...settings,
    greeting: filled(settings.greeting),
    texts: Object.fromEntries(
      Object.entries(settings.texts)
        .map(([language, texts]) => [language, filled(texts)] as const)
        .filter(([, texts]) => Object.keys(texts).length > 0),
    ),
    preChat: { ...settings.preChat, fields: form(settings.preChat.fields) },
    offline: { ...settings.offline, fields: form(settings.offline.fields) },
  }
}

export const useWidgetEditorStore = defineStore('widget-editor', () => {
  const views = shallowRef<Record<string, WidgetView>>({})
  const drafts = shallowRef<Record<string, Draft>>({})

  /** What a form may ask of the workspace's own. */
  const { data: fields } = useLiveQuery<ContactField[]>(
    () => allContactFields(db),
    () => null,
    [],
  )

  const view = (id: InboxId): WidgetView | null => views.value[id] ?? null
  const settings = (id: InboxId): WidgetSettings | null => drafts.value[id]?.settings ?? view(id)?.settings ?? null
  const isChanged = (id: InboxId) => id in drafts.value
  const hasChanges = computed(() => Object.keys(drafts.value).length > 0)
  useEventListener(window, 'beforeunload', (event) => {
    if (hasChanges.value) event.preventDefault()
  })

  function discard(id: InboxId) {
    drafts.value = Object.fromEntries(Object.entries(drafts.value).filter(([key]) => key !== id))
  }
  function show(id: InboxId, next: WidgetView) {
    views.value = { ...views.value, [id]: next }
  }
  async function load(id: InboxId) {
    show(id, await askHub('getWidget', { params: { inboxId: id } }))
  }

  function change(id: InboxId, part: Partial<WidgetSettings>) {
    const published = view(id)
    if (!published) return
    const next = { ...published.settings, ...drafts.value[id]?.settings, ...part }
    if (isSame(tidied(next), tidied(published.settings))) return discard(id)
    const version = drafts.value[id]?.version ?? published.version
    drafts.value = { ...drafts.value, [id]: { settings: next, version } }
  }

  /** `over`: whatever was published meanwhile. Throws `widget_changed` otherwise, and the draft stays. */
  async function publish(id: InboxId, over = false) {
    const draft = drafts.value[id]
    if (!draft) return
    const query = over ? {} : { version: draft.version }
    const body = tidied(draft.settings)
    const next = await askHub('publishWidget', { params: { inboxId: id }, query, body })
    show(id, next)
    // What was typed while the hub was asked is not published yet.
    const typed = drafts.value[id]
    if (!typed || typed === draft) return discard(id)
    drafts.value = { ...drafts.value, [id]: { ...typed, version: next.version } }
  }

  const check = (id: InboxId, url: string): Promise<InstallVerdict> =>
    askHub('checkInstall', { params: { inboxId: id }, body: { url } })

  return { fields, view, settings, isChanged, hasChanges, load, change, discard, publish, check }
})
