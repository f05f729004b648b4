/** Messages for tests: name only what the test is about. */
import { MessageId } from '@/domain/ids'
import type { WidgetMessage } from '@/protocol/widget-api'

type Given = Omit<Partial<WidgetMessage>, 'id'> & { id?: number; text?: string }

export const messageId = (n: number) => MessageId.parse(`0192c3a0-0000-7000-8000-${String(n).padStart(12, '0')}`)

export function aWidgetMessage({ id = 1, text = 'Hi', ...given }: Given = {}): WidgetMessage {
  return {
    id: messageId(id),
    position: id,
    version: given.position ?? id,
    author: { kind: 'agent', name: 'Mia Lund', hue: 40 },
    content: { kind: 'text', text },
    quotedId: null,
    status: 'sent',
    createdAt: 1_764_000_000_000 + id * 1000,
    ...given,
  }
}
