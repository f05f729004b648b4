/** The visitor's session with the hub: opened once per page, gone on with by the kept token, renewed when refused. */
import type { WidgetSession, WIDGET_BASE } from '@/protocol/widget-api'

const BASE: typeof WIDGET_BASE = '/api/widget/v1'
const JSON_BODY = { 'content-type': 'application/json' }

export interface Session {
  /** Its address, without a slash at the end. */
  hub: string
  open(): Promise<WidgetSession>
  /** A call with the token, which is renewed once if the hub refuses it. Rejects when the hub cannot be reached. */
  call(path: string, init?: RequestInit): Promise<Response>
}

export interface SessionOptions {
  hub: string
  inbox: string
  language: string
  kept: { get<T>(key: string): T | undefined; set(key: string, value: unknown): void }
}

/** The hub answered, and the answer is no. */
export const refusal = (status: number) => Object.assign(new Error(`${status}`), { status })

/** Rejects with a `refusal` when the hub answers with anything but a session. */
export function createSession({ hub, inbox, language, kept }: SessionOptions): Session {
  const base = hub + BASE
  let opening: Promise<WidgetSession> | null = null

  const ask = async (token: string | null): Promise<WidgetSession> => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const response = await fetch(base + '/session', {
      method: 'POST',
      headers: JSON_BODY,
      body: JSON.stringify({ inbox, token, language, timeZone }),
    })
    if (!response.ok) throw refusal(response.status)
    const session = (await response.json()) as WidgetSession
    kept.set('token', session.token)
    return session
  }
  const goOn = () => ask(kept.get<string>('token') ?? null)
  const open = () => {
    if (!opening) {
      // Two tabs opened at once must become one visitor, so only one of them asks while there is no token.
      opening = kept.get('token') || !navigator.locks ? goOn() : navigator.locks.request(`alongside.${inbox}`, goOn)
      opening.catch(() => (opening = null))
    }
    return opening
  }
  return {
    hub,
    open,
    async call(path, init = {}) {
      for (let attempt = 0; ; attempt++) {
        const asked = open()
        const headers = { ...JSON_BODY, ...init.headers, authorization: `Bearer ${(await asked).token}` }
        const response = await fetch(base + path, { ...init, headers })
        if (response.status !== 401 || attempt) return response
        if (opening === asked) opening = null
      }
    },
  }
}
