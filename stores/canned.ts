/** Canned responses, found by what is typed after a slash, in the contact's language, with what is known filled in. */
import type { CannedResponse } from '@/domain/canned'
import type { Contact } from '@/domain/contact'
import type { CannedId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { shortName } from '@/composables/useNames'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { cannedOf } from '@/data/workspace'
import { fillVariables, nearestLanguage, type VariableValues } from '@/domain/canned-text'
import { foldName, searchTerms } from '@/domain/fold-name'
import { request } from '@/services/bus/request'
import { useConversationStore } from './conversation'
import { useDirectoryStore } from './directory'
import { usePageStore } from './page'
import { useSessionStore } from './session'

const SHOWN = 8

/** Whose shortcut begins with what was typed comes first, then whose title or words hold it. */
export function findCanned(rows: readonly CannedResponse[], typed: string): CannedResponse[] {
  const terms = searchTerms(typed)
  if (terms.length === 0) return [...rows]
  const starts = (row: CannedResponse) => foldName(row.shortcut).startsWith(terms[0]!)
  const holds = (row: CannedResponse) => {
    const all = foldName([row.shortcut, row.title, ...Object.values(row.texts)].join(' '))
    return terms.every((term) => all.includes(term))
  }
  return [...rows.filter(starts), ...rows.filter((row) => !starts(row) && holds(row))]
}

/** An order's page in the store's admin carries its number in the title: `#1042 · Orders · Tidewater`. */
export function orderNumberOf(page: { kind: string; title: string } | null): string | null {
  return page?.kind === 'order' ? (/#[\p{L}\d][\p{L}\d-]{0,30}/u.exec(page.title)?.[0] ?? null) : null
}

export const useCannedStore = defineStore('canned', () => {
  const session = useSessionStore()
  const directory = useDirectoryStore()
  const conversation = useConversationStore()
  const page = usePageStore()
  const { data: rows, ready } = useLiveQuery<CannedResponse[]>(
    () => cannedOf(db, directory.myId),
    () => directory.myId,
    [],
  )

  const first = (name: string | null | undefined) => (name?.trim() ? shortName(name) : null)
  const values = computed<VariableValues>(() => {
    const contact: Contact | null = conversation.contact
    return {
      'contact.name': contact?.name ?? null,
      'contact.first_name': first(contact?.name),
      'contact.email': contact?.email ?? null,
      'agent.name': session.me?.name ?? null,
      'agent.first_name': first(session.me?.name),
      'workspace.name': session.workspace?.workspace.name ?? null,
      'order.number': orderNumberOf(page.page),
      'product.title': page.product?.name ?? null,
      'product.url': page.product?.url ?? null,
    }
  })
  /** As it goes into the composer. */
  function textFor(row: CannedResponse): { text: string; language: string } {
    const wanted = [conversation.contact?.language ?? null, session.workspace?.workspace.language ?? null]
    const language = nearestLanguage(row.texts, wanted)
    return { text: fillVariables(row.texts[language] ?? '', values.value), language }
  }
  const find = (typed: string) => findCanned(rows.value, typed).slice(0, SHOWN)
  const save = (row: Pick<CannedResponse, 'id' | 'shortcut' | 'title' | 'texts'> & { own: boolean }) =>
    request('canned.save', row)
  const remove = (id: CannedId) => request('canned.remove', { id })
  return { rows, ready, values, find, textFor, save, remove }
})
