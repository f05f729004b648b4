/** The bridge's requests. Not services/bus/request: here a failure is never worth a word, and every byte is on every page. */
import type { Input, Output, RequestName } from '@/protocol/extension'
import { browser } from 'wxt/browser'

/** Null when the extension has gone or could not answer: the page then simply stays without us. */
export async function ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N> | null> {
  try {
    const reply: { ok: true; value: Output<N> } | { ok: false } = await browser.runtime.sendMessage({ name, input })
    return reply?.ok ? reply.value : null
  } catch {
    return null
  }
}
