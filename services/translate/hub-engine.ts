/** The workspace's own translation server, asked through the hub, which holds its key. */
import type { Input, Output } from '@/protocol/extension'
import type { TranslationEngine } from './engine'

type Ask = (name: 'translate.hub', input: Input<'translate.hub'>) => Promise<Output<'translate.hub'>>

export function createHubEngine(ask: Ask): TranslationEngine {
  return {
    readiness: async () => 'ready', // only the answer tells whether the hub has a server
    translate: (question) => ask('translate.hub', question),
  }
}
