/** The trust boundary between the extension's contexts: who is asking is read from the browser, never from the message. */
import { AppError, isErrorCode } from '@/domain/errors'
import { REQUESTS, type Output, type RequestName, type Requests, type Sender } from '@/protocol/extension'
import { z } from 'zod'
import { browser, type Browser } from 'wxt/browser'
import type { Reply } from './reply'

/** Who asked, as the browser tells it. `tabId` is null for a page in no tab (the side panel). */
export type Caller = {
  sender: Sender
  url: string
  tabId: number | null
  windowId: number | null
  frameId: number | null
  /** Names this very page among all of ours, for as long as it lives. */
  pageKey: string
}

export type Handler<N extends RequestName> = (
  input: z.output<Requests[N]['input']>,
  caller: Caller,
) => Promise<Output<N>>
/** Every request has exactly one handler. A module satisfies a `Pick` of it; the background composes them. */
export type Handlers = { [N in RequestName]: Handler<N> }

const Envelope = z.object({
  name: z.enum(Object.keys(REQUESTS) as [RequestName, ...RequestName[]]),
  input: z.unknown(),
})

/**
 * An extension page is one whose address is on our own origin, wherever it is embedded; a content script speaks from a
 * web page's top frame. Anything else (another extension, a frame of a page) is nobody.
 */
export function callerOf(
  sender: Browser.runtime.MessageSender,
  us = { id: browser.runtime.id, origin: location.origin },
): Caller | null {
  if (sender.id !== us.id || !sender.url) return null
  const caller = {
    url: sender.url,
    tabId: sender.tab?.id ?? null,
    windowId: sender.tab?.windowId ?? null,
    frameId: sender.frameId ?? null,
    pageKey: sender.documentId ?? `${sender.tab?.id ?? 'panel'}:${sender.frameId ?? 0}`,
  }
  if (sender.url.startsWith(`${us.origin}/`)) return { sender: 'extension-page', ...caller }
  return sender.tab && sender.frameId === 0 ? { sender: 'content-script', ...caller } : null
}

/** Checks the message against its contract, asks the handler, and turns whatever happens into something that travels. */
export async function answer(handlers: Handlers, message: unknown, caller: Caller | null): Promise<Reply> {
  try {
    const envelope = Envelope.safeParse(message)
    if (!envelope.success || !caller) throw new AppError('invalid_request', { caller })
    const { name } = envelope.data
    const contract = REQUESTS[name]
    const input = contract.input.safeParse(envelope.data.input)
    if (!input.success || !(contract.from as readonly Sender[]).includes(caller.sender))
      throw new AppError('invalid_request', { name, sender: caller.sender })
    const handle = handlers[name] as (input: unknown, caller: Caller) => Promise<unknown>
    return { ok: true, value: await handle(input.data, caller) }
  } catch (error) {
    const code = error instanceof AppError && isErrorCode(error.code) ? error.code : 'unexpected'
    // A refusal a person can act on is told to them; only what we did not foresee is a fault to look into.
    if (code === 'unexpected' || code === 'invalid_request') console.error('[bus]', error)
    return { ok: false, code }
  }
}

/** Register before anything is awaited: a message may be what started the worker. */
export function listen(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse: (reply: Reply) => void) => {
    void answer(handlers, message, callerOf(sender)).then(sendResponse)
    return true // answered later
  })
}
