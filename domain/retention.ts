/** How long the hub keeps what gathers by itself. Free of zod, for pages. */

export interface Retention {
  /** Pages a contact looked at, in days; null: as long as the contact is kept. */
  visitDays: number | null
  /** Resolved conversations in which nothing was said for so many days; null: for good. */
  resolvedDays: number | null
}

/** Until somebody decides otherwise: nothing that was said goes by itself. */
export const DEFAULT_RETENTION: Retention = { visitDays: 90, resolvedDays: null }

export const VISIT_DAYS = [7, 30, 90, 180, 365] as const
export const RESOLVED_DAYS = [90, 180, 365, 730, 1095] as const
/** Less would take away what agents still work with. The log, which also has the words, is shorter than that. */
export const RESOLVED_DAYS_MIN = 30
export const DAYS_MAX = 3_650
