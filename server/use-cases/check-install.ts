/** Is the widget on this page, and would it show? Asks the page itself, through the client that reaches no private network. */
import { AppError } from '@/domain/errors'
import type { InboxId } from '@/domain/ids'
import type { InstallVerdict } from '@/protocol/hub-api'
import { OutgoingError, type FetchGuarded } from '../http/client'
import { originAllowed } from './widget-settings'

const TIMEOUT_MS = 10_000
const MAX_BYTES = 4 * 1024 * 1024
const SCRIPT = /<script\b[^>]*>/gi
const INBOX = /\bdata-inbox\s*=\s*["']?([0-9a-f-]{36})/i

export interface InstallCheck {
  inboxId: InboxId
  url: string
  /** As published: what a page asks for is decided by them. */
  allowedDomains: readonly string[]
}
export type CheckInstall = (check: InstallCheck) => Promise<InstallVerdict>

export function createCheckInstall(fetchGuarded: FetchGuarded): CheckInstall {
  return async ({ inboxId, url, allowedDomains }) => {
    try {
      const headers = { accept: 'text/html', 'user-agent': 'Alongside install check' }
      const page = await fetchGuarded({ url, headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES })
      const answered = { status: page.status, url: page.url }
      if (page.status >= 400) return { verdict: 'refused', ...answered }
      const found = verdictOf(page.body.toString('utf8'), inboxId)
      // The shop may have sent us on, from one of its domains to another.
      const isBlocked = found === 'found' && !originAllowed(page.url, allowedDomains)
      return { verdict: isBlocked ? 'blocked' : found, ...answered }
    } catch (error) {
      if (error instanceof OutgoingError) return { verdict: 'unreachable', status: null, url }
      if (error instanceof AppError && error.code === 'address_not_allowed')
        return { verdict: 'private', status: null, url }
      throw error
    }
  }
}

/** `other`: a widget of ours, of another inbox. A snippet in a comment or in a text is not in the page. */
export function verdictOf(html: string, inboxId: InboxId): 'found' | 'other' | 'missing' {
  const live = html.replaceAll(/<!--[\s\S]*?-->/g, '')
  const inboxes = [...live.matchAll(SCRIPT)]
    .filter(([tag]) => /\/widget\/loader\.js/.test(tag))
    .flatMap(([tag]) => INBOX.exec(tag)?.[1]?.toLowerCase() ?? [])
  if (inboxes.includes(inboxId.toLowerCase())) return 'found'
  return inboxes.length > 0 ? 'other' : 'missing'
}
