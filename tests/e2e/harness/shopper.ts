/** A shopper without a browser: the widget's API, as its chat uses it. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { WidgetSession, WidgetTranscript } from '@/protocol/widget-api'
import { WIDGET_BASE } from '@/protocol/widget-api'

export interface Shopper {
  session: WidgetSession
  /** Resolves once the hub has it. The same id again is the same message. */
  write(text: string, id?: string): Promise<void>
  transcript(): Promise<z.infer<typeof WidgetTranscript>>
}

/** The address a shop's page loads the widget from names its inbox. */
export async function inboxOf(shop: string): Promise<string> {
  const html = await (await fetch(shop)).text()
  const found = /data-inbox="([0-9a-f-]{36})"/.exec(html)
  if (!found?.[1]) throw new Error(`No widget on ${shop}`)
  return found[1]
}

/** A new visitor of the shop. */
export async function aShopper({ hub, shop }: { hub: string; shop: string }): Promise<Shopper> {
  const origin = new URL(shop).origin
  const call = async <T>(method: string, path: string, token: string | null, body?: unknown): Promise<T> => {
    const response = await fetch(`${hub}${WIDGET_BASE}${path}`, {
      method,
      headers: {
        origin,
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const session = await call<WidgetSession>('POST', '/session', null, {
    inbox: await inboxOf(shop),
    token: null,
    language: 'en',
    timeZone: 'Europe/Lisbon',
  })
  return {
    session,
    write: async (text, id = randomUUID()) => void (await call('POST', '/messages', session.token, { id, text })),
    transcript: () => call<z.infer<typeof WidgetTranscript>>('GET', '/messages?limit=100', session.token),
  }
}
