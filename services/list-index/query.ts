/** What passes between a page and the list index's worker. */
import type { ListAnswer, ListQuery } from '@/domain/list-query'

export type ToIndex = { kind: 'query'; serial: number; query: ListQuery }
export type FromIndex = { kind: 'answer'; serial: number; answer: ListAnswer } | { kind: 'changed' }
