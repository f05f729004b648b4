/** What was said. Stays at the newest message unless the visitor reads back; older pages come without a jump. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatState, Conversation } from '../conversation'
import { leftBehindOf } from '../left-behind'
import { runsOf } from '../rows'
import { Avatar } from './avatar'
import type { Load } from './content'
import { useSpeech } from './context'
import { Icon } from './icon'
import { Intro } from './intro'
import { Rate } from './rate'
import { RunOfMessages } from './run'

interface Props {
  state: ChatState
  /** No announcements while an input method is composing: they talk over the candidates. */
  quiet: boolean
  onRetry: (id: string) => void
  load: Load
  rate: Pick<Conversation, 'rate' | 'declineRating' | 'reconsiderRating'>
  onOlder: () => void
  /** Is the newest message in view? */
  onSee: (seen: boolean) => void
}

const NEAR = 48

export function Log({ state, quiet, onRetry, load, rate, onOlder, onSee }: Props) {
  const { words } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const before = useRef({ height: 0, first: '' })
  const [missed, setMissed] = useState(0)
  const { messages, outbox } = state
  const first = messages[0]?.id ?? ''
  const newest = messages.at(-1)?.id
  const written = outbox.at(-1)?.id
  const known = useRef(newest)

  const toEnd = () => {
    box.current!.scrollTop = box.current!.scrollHeight
  }
  const isNearEnd = (height: number) => height - box.current!.scrollTop - box.current!.clientHeight < NEAR
  /** A scroll is told of a frame later: somebody who has just scrolled up is not pulled back by what came in between. */
  const follow = () => {
    const area = box.current!
    if (!isNearEnd(before.current.height) && !isNearEnd(area.scrollHeight)) atEnd.current = false
    if (atEnd.current) toEnd()
    return atEnd.current
  }
  const look = () => {
    const { scrollTop, scrollHeight } = box.current!
    atEnd.current = isNearEnd(scrollHeight)
    if (atEnd.current) setMissed(0)
    onSee(atEnd.current)
    if (scrollTop < 120 && state.more && !state.loadingOlder) onOlder()
  }
  // What the visitor just wrote is always shown.
  useLayoutEffect(() => {
    if (!written) return
    atEnd.current = true
    toEnd()
  }, [written])
  useLayoutEffect(() => {
    const area = box.current!
    const prepended = before.current.first && first !== before.current.first
    if (!follow() && prepended) area.scrollTop += area.scrollHeight - before.current.height
    before.current = { height: area.scrollHeight, first }
  })
  useEffect(() => {
    if (known.current !== newest && !atEnd.current) {
      const from = messages.findIndex((message) => message.id === known.current)
      setMissed(
        (count) => count + messages.slice(from + 1).filter((message) => message.author.kind !== 'contact').length,
      )
    }
    known.current = newest
    onSee(atEnd.current)
  }, [newest])
  useEffect(() => {
    // Pictures and fonts arrive late, the composer grows: the end stays the end.
    const observer = new ResizeObserver(() => void follow())
    observer.observe(box.current!)
    observer.observe(box.current!.firstElementChild!)
    return () => observer.disconnect()
  }, [])

  const newestOwnId = messages.findLast((message) => message.author.kind === 'contact')?.id ?? null
  const empty = state.loaded && messages.length === 0 && outbox.length === 0
  const leftBehind = leftBehindOf(state)
  const typing = state.typing
  const who = typing && words.typing(typing.name ?? words.somebody)
  const writer = state.config.agents.find((agent) => agent.name === typing?.name)
  const speaker = messages.findLast((message) => message.author.kind === 'agent')?.author
  // The question stays at the end until it is answered; a line of thanks, or one put off, gives way to what is said next.
  const lastAt = outbox.at(-1)?.writtenAt ?? messages.at(-1)?.createdAt ?? 0
  const rating = state.rating && (state.rating.state === 'asked' || lastAt <= state.rating.at) ? state.rating : null
  return (
    <div class="logwrap">
      <div
        ref={box}
        class="log"
        role="log"
        aria-label={words.conversation}
        aria-live={quiet ? 'off' : 'polite'}
        aria-busy={!state.loaded}
        tabIndex={0}
        onScroll={look}
      >
        <div class="in">
          {empty && <Intro config={state.config} />}
          {!state.loaded && messages.length === 0 && outbox.length === 0 && <Skeleton label={words.loading} />}
          {runsOf(messages, outbox).map((run) => (
            <RunOfMessages
              key={run.key}
              run={run}
              newestOwnId={newestOwnId}
              connection={state.connection}
              shopName={state.config.shopName}
              onRetry={onRetry}
              load={load}
              quoted={(id) => messages.find((message) => message.id === id)}
            />
          ))}
          {leftBehind && (
            <p class="rated" role="status">
              {leftBehind.email ? words.leftByEmail(leftBehind.email) : words.leftHere}
            </p>
          )}
          {rating && (
            <Rate
              key={rating.id}
              rating={rating}
              agent={speaker?.kind === 'agent' ? (speaker.name.split(/\s+/)[0] ?? null) : null}
              offline={state.connection !== 'live'}
              onAnswer={rate.rate}
              onDecline={rate.declineRating}
              onReconsider={rate.reconsiderRating}
            />
          )}
          {typing && (
            <div class="run theirs">
              <Avatar
                face={writer ?? (speaker?.kind === 'agent' ? speaker : { name: state.config.shopName, hue: 200 })}
              />
              <p class="dots">
                <i />
                <i />
                <i />
              </p>
            </div>
          )}
        </div>
      </div>
      {state.loadingOlder && <p class="older">{words.loadingOlder}</p>}
      <p class="vh" role="status">
        {who}
      </p>
      {missed > 0 && (
        <button
          type="button"
          class="pill"
          aria-label={`${words.newMessages(missed)}. ${words.toNewest}`}
          onClick={toEnd}
        >
          <Icon name="down" size={16} />
          {words.newMessages(missed)}
        </button>
      )}
    </div>
  )
}

function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton" role="img" aria-label={label}>
      <i />
      <i />
      <i />
    </div>
  )
}
