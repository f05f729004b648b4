/**
 * The list's first rows, kept where they are read in milliseconds: opening a database of a million messages takes more
 * than a second after a browser start, and until then the agent sees who wrote last. Replaced by the live list as soon as
 * it is there. Customers' words, so it goes with the session; not kept in Firefox, where content scripts could read it.
 */
import type { Agent } from '@/domain/agent'
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import { browser } from 'wxt/browser'

export type FirstScreen = {
  rows: { conversation: Conversation; contact: Contact | null }[]
  /** Who holds the conversations of these rows. */
  agents: Agent[]
}

export const FIRST_SCREEN_KEY = 'firstScreen'
const ROWS = 15
type Kept = { identity: string } & FirstScreen

/** `identity`: whose it is; what another person, hub or workspace left is nobody's. */
export async function readFirstScreen(identity: string): Promise<FirstScreen | null> {
  const stored = await browser.storage.local.get<{ [FIRST_SCREEN_KEY]?: Kept }>(FIRST_SCREEN_KEY)
  const kept = stored[FIRST_SCREEN_KEY]
  return kept?.identity === identity ? { rows: kept.rows, agents: kept.agents } : null
}

export async function keepFirstScreen(identity: string, { rows, agents }: FirstScreen): Promise<void> {
  if (import.meta.env.FIREFOX) return
  const first = rows.slice(0, ROWS)
  const held = new Set(first.map(({ conversation }) => conversation.assigneeId))
  const kept: Kept = { identity, rows: first, agents: agents.filter(({ id }) => held.has(id)) }
  await browser.storage.local.set({ [FIRST_SCREEN_KEY]: kept })
}
