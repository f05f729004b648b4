/** The visitor is asked how it was: one to five stars and, if they like, words. A quiet line once they have answered. */
import { RATING_COMMENT_MAX, STARS } from '@/domain/rating'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RatingView } from '../rating'
import { useSpeech } from './context'
import { Star } from './star'

interface Props {
  rating: RatingView
  /** First name of who answered; null: nobody in particular. */
  agent: string | null
  offline: boolean
  onAnswer: (stars: number, comment: string) => void
  onDecline: () => void
  onReconsider: () => void
}

export function Rate({ rating, agent, offline, onAnswer, onDecline, onReconsider }: Props) {
  const { words } = useSpeech()
  const done = useRef<HTMLParagraphElement>(null)
  const [answering, setAnswering] = useState(false)
  // The button that was pressed is gone: what it led to has the focus.
  useEffect(() => {
    if (answering && rating.state !== 'asked') done.current?.focus()
  }, [answering, rating.state])

  if (rating.state === 'declined')
    return (
      <button type="button" class="later" onClick={onReconsider}>
        {words.rate}
      </button>
    )
  if (rating.state !== 'asked')
    return (
      <p class="rated" role="status" tabIndex={-1} ref={done}>
        <span class="given" role="img" aria-label={words.starsGiven(rating.stars)}>
          {STARS.map((count) => (
            <Star full={count <= rating.stars} size={16} />
          ))}
        </span>
        {rating.state === 'rated' ? words.rateThanks : offline ? words.rateWaiting : words.sending}
      </p>
    )
  return (
    <RateForm
      agent={agent}
      onDecline={onDecline}
      onAnswer={(stars, comment) => {
        setAnswering(true)
        onAnswer(stars, comment)
      }}
    />
  )
}

function RateForm({ agent, onAnswer, onDecline }: Pick<Props, 'agent' | 'onAnswer' | 'onDecline'>) {
  const { words } = useSpeech()
  const [stars, setStars] = useState(0)
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const chosen = stars ? words.starWords[stars - 1] : null

  const submit = (event: Event) => {
    event.preventDefault()
    if (stars) return onAnswer(stars, comment.trim())
    setMissing(true)
    first.current?.focus()
  }
  return (
    <form class="rate" onSubmit={submit} noValidate>
      <p class="ask">{words.rateQuestion(agent)}</p>
      <div
        role="radiogroup"
        aria-label={words.rate}
        aria-required="true"
        aria-invalid={missing || undefined}
        aria-describedby={missing ? 'rate-missing' : undefined}
        class="stars"
      >
        {STARS.map((count) => (
          <label class={count <= stars ? 'lit' : ''}>
            <input
              ref={count === 1 ? first : undefined}
              type="radio"
              name="stars"
              value={count}
              checked={count === stars}
              aria-label={words.star(count, words.starWords[count - 1]!)}
              onChange={() => {
                setStars(count)
                setMissing(false)
              }}
            />
            <Star full={count <= stars} size={32} />
          </label>
        ))}
      </div>
      <p class="scale" aria-hidden="true">
        <span class={stars === 1 ? 'on' : ''}>{words.starWords[0]}</span>
        <b>{stars > 1 && stars < 5 ? chosen : ''}</b>
        <span class={stars === 5 ? 'on' : ''}>{words.starWords[4]}</span>
      </p>
      {missing && (
        <p class="wrong" id="rate-missing" role="alert">
          {words.rateMissing}
        </p>
      )}
      <textarea
        class="text"
        rows={2}
        dir="auto"
        maxLength={RATING_COMMENT_MAX}
        aria-label={words.rateComment}
        placeholder={words.rateComment}
        value={comment}
        onInput={(event) => setComment(event.currentTarget.value)}
      />
      <div class="acts">
        <button type="submit" class="btn">
          {words.rateSend}
        </button>
        <button type="button" class="btn quiet" onClick={onDecline}>
          {words.notNow}
        </button>
      </div>
    </form>
  )
}
