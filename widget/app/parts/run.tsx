/** Messages one person said one after the other. */
import type { MessageContent } from '@/domain/message'
import type { WidgetMessage } from '@/protocol/widget-api'
import type { ChatState } from '../conversation'
import { formatDay, formatTime } from '../format'
import { idOf, type Item, type Run } from '../rows'
import { Avatar, type Face } from './avatar'
import { Content, Quote, type Load } from './content'
import { useSpeech } from './context'
import { Delivery, Sending } from './state'

interface Props {
  run: Run
  /** Is this the visitor's newest delivered message? Only that one tells how far it came. */
  newestOwnId: string | null
  connection: ChatState['connection']
  shopName: string
  onRetry: (id: string) => void
  load: Load
  /** The message of this id, if it is here. */
  quoted: (id: string) => WidgetMessage | undefined
}

function atOf(item: Item): number {
  return item.kind === 'message' ? item.message.createdAt : item.outgoing.writtenAt
}

function contentOf(item: Item): MessageContent {
  if (item.kind === 'message') return item.message.content
  const { text, files: attachments } = item.outgoing
  return attachments ? { kind: 'attachments', text, attachments } : { kind: 'text', text }
}

export function RunOfMessages({ run, quoted, newestOwnId, connection, shopName, onRetry, load }: Props) {
  const { words, clockLanguage } = useSpeech()
  const { author } = run
  const own = author.kind === 'contact'
  const nameOf = (who: WidgetMessage['author']) =>
    who.kind === 'contact' ? words.you : who.kind === 'agent' ? who.name : words.assistant(shopName)
  const quoteOf = (item: Item) => {
    const answered = item.kind === 'message' && item.message.quotedId ? quoted(item.message.quotedId) : undefined
    return answered && { author: nameOf(answered.author), content: answered.content }
  }
  const name = nameOf(author)
  const face: Face = author.kind === 'agent' ? author : 'bot'
  const messages = run.items.map((item, index) => {
    const last = index === run.items.length - 1
    const failed = item.kind === 'outgoing' && item.outgoing.failure !== null
    return (
      <article
        key={idOf(item)}
        class={`m${failed ? ' bad' : ''}`}
        aria-label={`${name}, ${formatTime(atOf(item), clockLanguage)}`}
      >
        {quoteOf(item) && <Quote {...quoteOf(item)!} />}
        <Content id={idOf(item)} content={contentOf(item)} load={load} />
        {item.kind === 'outgoing' && (last || failed) && (
          <Sending item={item.outgoing} offline={connection !== 'live'} onRetry={() => onRetry(item.outgoing.id)} />
        )}
        {item.kind === 'message' && own && item.message.id === newestOwnId && (
          <Delivery status={item.message.status} at={item.message.createdAt} />
        )}
      </article>
    )
  })
  return (
    <>
      {run.day !== null && <p class="day">{formatDay(run.day, Date.now(), { language: clockLanguage, words })}</p>}
      {own ? (
        <div class="run own">{messages}</div>
      ) : (
        <div class="run theirs">
          <Avatar face={face} />
          <div class="stack">{messages}</div>
        </div>
      )}
    </>
  )
}
