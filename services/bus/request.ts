/** Asks the background. Free of zod, so that content scripts can afford it: what crosses is checked on the other side. */
import { AppError } from '@/domain/errors'
import type { Input, Output, RequestName } from '@/protocol/extension'
import { browser } from 'wxt/browser'
import type { Reply } from './reply'

/** The worker may be stopped between two of our words; every command is idempotent by its id, except these. */
const ONCE: ReadonlySet<RequestName> = new Set<RequestName>(['outbox.undo', 'sidebar.toggle'])
const ATTEMPTS = 3

/** Nobody was there yet, so nothing can have happened; otherwise the worker may have died while answering. */
const neverArrived = (error: unknown) => error instanceof Error && /receiving end does not exist/i.test(error.message)

/** Throws the handler's `AppError`, or `unexpected` when the background cannot be reached at all. */
export async function request<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const reply = await browser.runtime.sendMessage<unknown, Reply | undefined>({ name, input })
      if (!reply) throw new Error('The background went away before it answered')
      if (reply.ok) return reply.value as Output<N>
      throw new AppError(reply.code, { name })
    } catch (error) {
      if (error instanceof AppError) throw error
      const again = attempt < ATTEMPTS && (neverArrived(error) || !ONCE.has(name))
      if (!again) throw new AppError('unexpected', { name }, { cause: error })
    }
  }
}
