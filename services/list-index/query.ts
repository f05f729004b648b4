/** What goes between the sidebar and its list index. Types only: both sides of the worker share them. */
import type { ListAnswer, ListQuery } from '@/domain/list-query'

export type ToIndex = { kind: 'query'; serial: number; query: ListQuery }
export type FromIndex = { kind: 'answer'; serial: number; answer: ListAnswer } | { kind: 'changed' }
