/** Has the background ask the hub: it holds the token, and parses what comes back. */
import type { Askable } from '@/protocol/hub-asks'
import { request } from '../bus/request'
import type { CallInput, CallOutput } from './client'

/** Throws the hub's `AppError`, or `hub_unreachable`. */
export async function askHub<N extends Askable>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return (await request('hub.ask', { name, input: { ...(input as object) } })) as CallOutput<N>
}
