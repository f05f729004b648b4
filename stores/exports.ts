/**
 * Downloading what is filtered as CSV. The hub gives a link that opens once; the browser itself fetches it and writes the
 * file as it comes, so that no page ever holds it.
 */
import type { FilterQuery } from '@/domain/conversation-filter'
import type { ExportColumn } from '@/domain/export-columns'
import { defineStore } from 'pinia'
import { askHub } from '@/services/hub-client/ask'
import { useSessionStore } from './session'

export const useExportsStore = defineStore('exports', () => {
  const session = useSessionStore()

  const count = async (filter: FilterQuery) => (await askHub('countConversations', { query: filter })).total

  /** The address to open, on the hub signed in to. */
  async function prepare(filter: FilterQuery, columns: ExportColumn[], language: string): Promise<string> {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const { path } = await askHub('prepareExport', { body: { filter, columns, timeZone, language } })
    return `${session.session?.hubUrl ?? ''}${path}`
  }
  return { count, prepare }
})
