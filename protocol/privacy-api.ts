/** What the hub says of the data it keeps, and for how long: its schemas, and its lines of the table of routes (hub-api.ts). */
import { z } from 'zod'
import { DAYS_MAX, RESOLVED_DAYS_MIN } from '@/domain/retention'
import type { Endpoint } from './hub-api'

const Days = z.number().int().max(DAYS_MAX)
const Count = z.number().int().nonnegative()

export const RetentionRules = z.object({
  visitDays: Days.min(1).nullable(),
  resolvedDays: Days.min(RESOLVED_DAYS_MIN).nullable(),
})

export const HubData = z.object({
  /** Of the workspace. */
  counts: z.object({
    contacts: Count,
    conversations: Count,
    messages: Count,
    files: Count,
    fileBytes: Count,
    visits: Count,
    auditEntries: Count,
  }),
  /** What goes by itself, after how long. Not the workspace's to change. */
  kept: z.object({
    logMs: Count,
    unsentFilesMs: Count,
    strangersVisitsMs: Count,
    exportLinkMs: Count,
    sessionMs: Count,
    mergeUndoMs: Count,
  }),
  retention: RetentionRules,
})
export type HubData = z.infer<typeof HubData>

export const PRIVACY_ENDPOINTS = {
  getHubData: {
    method: 'get',
    path: '/privacy/data',
    access: 'workspace.read',
    response: HubData,
    summary: 'What the hub keeps of this workspace, and for how long',
  },
  changeRetention: {
    method: 'put',
    path: '/settings/retention',
    access: 'workspace.manage',
    body: RetentionRules,
    response: RetentionRules,
    summary: 'How long visits and resolved conversations are kept. What is older goes the next night',
  },
} as const satisfies Record<string, Endpoint>
