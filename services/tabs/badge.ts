/** What every launcher says. The background tells the bridges: they hold nothing, and reach no storage. */
import type { Badge } from '@/protocol/page-bridge'
import { workspaceHue } from '@/domain/marks'
import { browser } from 'wxt/browser'
import { openAmongSeveral, readPublicSession, SESSION_KEY } from '../session/watch'

const UNREAD_KEY = 'unread'

/** As it stands on a badge; empty for none. */
export const unreadText = (unread: number): string => (unread === 0 ? '' : unread > 99 ? '99+' : String(unread))

/** Unread messages of all conversations. */
export const keepUnread = (unread: number): Promise<void> => browser.storage.session.set({ [UNREAD_KEY]: unread })

export async function currentBadge(): Promise<Badge> {
  const [stored, session] = await Promise.all([
    browser.storage.session.get<{ [UNREAD_KEY]?: number }>(UNREAD_KEY),
    readPublicSession(),
  ])
  const open = openAmongSeveral(session)
  return {
    unread: unreadText(stored[UNREAD_KEY] ?? 0),
    workspace: open && { name: open.name, hue: workspaceHue(open.id) },
  }
}

/** Tells at every change. */
export function watchBadge(tell: (badge: Badge) => Promise<void>): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const isOurs = (area === 'session' && UNREAD_KEY in changes) || (area === 'local' && SESSION_KEY in changes)
    if (isOurs) void currentBadge().then(tell)
  })
}
