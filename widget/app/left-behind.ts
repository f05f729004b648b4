/** Where a message left behind is answered: said once the hub has it. Until then its own line says how it is doing, or what failed. */
import type { ChatState } from './conversation'

export function leftBehindOf({
  leftBehind,
  outbox,
}: Pick<ChatState, 'leftBehind' | 'outbox'>): ChatState['leftBehind'] {
  return outbox.some(({ form }) => form?.kind === 'offline') ? null : leftBehind
}
