/**
 * The list's first rows, kept where they are read in milliseconds: opening a database of a million messages takes more
 * than a second after a browser start, and until then the agent sees who wrote last. Replaced by the live list as soon as
 * it is there. Customers' words, so it goes with the session; not kept in Firefox, where content scripts could read it.
 */
import type { Agent } from '@/domain/agent'
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import { browser } from 'wxt/browser'
import { identityOfSession, readPublicSession } from './watch'

export type FirstScreen = {
  rows: { conversation: Conversation; contact: Contact | null }[]
  /** Who holds the conversations of these rows. */
  agents: Agent[]
}

export const FIRST_SCREEN_KEY = 'firstScreen'
const ROWS = 15
/** `identity`: whose it is. */
export type KeptScreen = { identity: string } & FirstScreen

export async function readFirstScreen(): Promise<KeptScreen | null> {
  const stored = await browser.storage.local.get<{ [FIRST_SCREEN_KEY]?: KeptScreen }>(FIRST_SCREEN_KEY)
  return stored[FIRST_SCREEN_KEY] ?? null
}

/** What another person, hub or workspace left is nobody's. `identity`: `identityOf` */
export function ownScreen(kept: KeptScreen | null, identity: string | null): FirstScreen | null {
  return kept && kept.identity === identity ? { rows: kept.rows, agents: kept.agents } : null
}

/** Whoever takes the session over removes what is kept. Kept at that very moment, it goes after all. */
export async function keepFirstScreen(identity: string, { rows, agents }: FirstScreen): Promise<void> {
  if (import.meta.env.FIREFOX) return
  const first = rows.slice(0, ROWS)
  const held = new Set(first.map(({ conversation }) => conversation.assigneeId))
  const kept: KeptScreen = { identity, rows: first, agents: agents.filter(({ id }) => held.has(id)) }
  await browser.storage.local.set({ [FIRST_SCREEN_KEY]: kept })
  const now = await readPublicSession()
  if (!now || identityOfSession(now) !== identity) await browser.storage.local.remove(FIRST_SCREEN_KEY)
}
