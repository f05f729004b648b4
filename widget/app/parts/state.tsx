/** How far the visitor's message has come: a mark and a word, never the mark alone. */
import type { DeliveryStatus } from '@/domain/message'
import { formatTime } from '../format'
import type { Outgoing } from '../outbox'
import { useSpeech } from './context'
import { Icon } from './icon'

const MARK = { pending: 'clock', sent: 'check', delivered: 'checks', read: 'checks', failed: 'alert' } as const

export function Delivery({ status, at }: { status: DeliveryStatus; at: number }) {
  const { words, clockLanguage } = useSpeech()
  const word = status === 'pending' ? words.sending : status === 'failed' ? words.notSent.other : words[status]
  return (
    <p class={`meta ${status}`}>
      <Icon name={MARK[status]} size={14} />
      {word} <time dateTime={new Date(at).toISOString()}>{formatTime(at, clockLanguage)}</time>
    </p>
  )
}

export function Sending({ item, offline, onRetry }: { item: Outgoing; offline: boolean; onRetry: () => void }) {
  const { words } = useSpeech()
  if (item.failure === null)
    return (
      <p class="meta">
        <Icon name="clock" size={14} />
        {offline ? words.waiting : words.sending}
      </p>
    )
  const reasons: Partial<Record<string, string>> = words.notSent
  return (
    <p class="meta failed" role="alert">
      <Icon name="alert" size={14} />
      {reasons[item.failure] ?? words.notSent.other}
      <button type="button" onClick={onRetry}>
        {words.tryAgain}
      </button>
    </p>
  )
}
