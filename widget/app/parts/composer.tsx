/** Where the visitor writes. Enter sends, Shift Enter breaks the line, and neither while an input method is composing. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useSpeech } from './context'
import { Icon } from './icon'

interface Props {
  field: RefObject<HTMLTextAreaElement>
  draft: string
  onDraft: (text: string) => void
  onSend: (text: string) => void
  onType: () => void
  onComposing: (composing: boolean) => void
}

const TALLEST = 120
/** The hub's limit (domain/message.ts). */
const LONGEST = 10_000

export function Composer({ field, draft, onDraft, onSend, onType, onComposing }: Props) {
  const { words } = useSpeech()
  const [text, setText] = useState(draft)
  const empty = !text.trim()

  useLayoutEffect(() => {
    const area = field.current!
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, TALLEST)}px`
  }, [text])

  const change = (next: string) => {
    setText(next)
    onDraft(next)
  }
  const send = () => {
    if (empty) return
    onSend(text.trim())
    change('')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: Safari reports the Enter that ends a composition after the composition has ended.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="row">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          maxLength={LONGEST}
          aria-label={words.message}
          placeholder={words.placeholder}
          value={text}
          onInput={(event) => {
            change(event.currentTarget.value)
            onType()
          }}
          onKeyDown={onKeyDown}
          onCompositionStart={() => onComposing(true)}
          onCompositionEnd={() => onComposing(false)}
        />
        <button type="submit" class="send" aria-label={words.send} aria-disabled={empty}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}
