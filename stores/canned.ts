/** The team's canned responses and one's own, live from the local database. */
import type { CannedResponse } from '@/domain/canned'
import type { CannedId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { cannedOf } from '@/data/workspace'
import { foldName, searchTerms } from '@/domain/fold-name'
import { request } from '@/services/bus/request'
import { useDirectoryStore } from './directory'

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

type Written = Pick<CannedResponse, 'id' | 'shortcut' | 'title' | 'texts'>

export const useCannedStore = defineStore('canned', () => {
  const directory = useDirectoryStore()
  const { data: rows, ready } = useLiveQuery<CannedResponse[]>(
    () => cannedOf(db, directory.myId),
    () => directory.myId,
    [],
  )
  const create = (row: Written & { own: boolean }) => request('canned.create', row)
  const change = (row: Written) => request('canned.change', row)
  const remove = (id: CannedId) => request('canned.remove', { id })
  return { rows, ready, create, change, remove }
})
