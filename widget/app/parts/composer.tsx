/** Where the visitor writes. Enter sends, Shift Enter breaks the line, and neither while an input method is composing. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { WaitingFile } from '../uploads'
import { useSpeech } from './context'
import { Waiting } from './files'
import { Icon } from './icon'

interface Props {
  field: RefObject<HTMLTextAreaElement>
  draft: string
  onDraft: (text: string) => void
  onSend: (text: string) => void
  files: readonly WaitingFile[]
  onAttach: (files: readonly File[]) => void
  onReattach: (id: string) => void
  onDetach: (id: string) => void
  onType: () => void
  onComposing: (composing: boolean) => void
}

const TALLEST = 120
/** The hub's limit (domain/message.ts). */
const LONGEST = 10_000

export function Composer(props: Props) {
  const { field, draft, onDraft, onSend, onType, onComposing, files, onAttach } = props
  const picker = useRef<HTMLInputElement>(null)
  const { words } = useSpeech()
  const [text, setText] = useState(draft)
  // Nothing is sent while a file is still under way: it would be left behind.
  const underWay = files.some((file) => !file.done && !file.failure)
  const empty = underWay || (!text.trim() && !files.some((file) => file.done))

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
      {files.length > 0 && <Waiting files={files} onRetry={props.onReattach} onRemove={props.onDetach} />}
      <div class="row">
        <button type="button" class="ib" aria-label={words.attach} onClick={() => picker.current?.click()}>
          <Icon name="attach" />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            onAttach([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = '' // the same file may be chosen again
            field.current?.focus()
          }}
        />
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
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])]
            // Copied words are words, though some programs put a picture of them beside.
            if (pasted.length === 0 || event.clipboardData!.types.includes('text/plain')) return
            event.preventDefault()
            onAttach(pasted)
          }}
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
