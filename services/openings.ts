/** Which conversation each of our pages has open: for colleagues, for notifications, for a new snapshot. */
import type { ConversationId } from '@/domain/ids'
import { browser } from 'wxt/browser'

const KEY = 'openings'

/** Outlives the worker (storage.session), for a page does not say again what it has open. */
export function createOpenings(onChange: (latest: ConversationId | null) => void) {
  const loaded = browser.storage.session
    .get<{ [KEY]?: [string, ConversationId][] }>(KEY)
    .then((stored) => new Map(stored[KEY] ?? []))

  async function set(pageKey: string, conversationId: ConversationId | null): Promise<void> {
    const open = await loaded
    if ((open.get(pageKey) ?? null) === conversationId) return
    open.delete(pageKey) // the one opened last stands last
    if (conversationId) open.set(pageKey, conversationId)
    await browser.storage.session.set({ [KEY]: [...open] })
    onChange([...open.values()].at(-1) ?? null)
  }

  return {
    set,
    async all(): Promise<ConversationId[]> {
      return [...new Set((await loaded).values())]
    },
    async pagesWith(conversationId: ConversationId): Promise<string[]> {
      return [...(await loaded)].filter(([, open]) => open === conversationId).map(([pageKey]) => pageKey)
    },
    async latest(): Promise<ConversationId | null> {
      return [...(await loaded).values()].at(-1) ?? null
    },
    /** Pages that went away while the worker was not running never said so. */
    async keepOnly(isThere: (pageKey: string) => boolean): Promise<void> {
      for (const pageKey of [...(await loaded).keys()]) if (!isThere(pageKey)) await set(pageKey, null)
    },
    async clear(): Promise<void> {
      ;(await loaded).clear()
    },
  }
}
export type Openings = ReturnType<typeof createOpenings>
