/** The chat's window: floating beside the launcher, the whole screen on a phone. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Conversation } from '../conversation'
import { useConversation } from '../use-conversation'
import { Composer } from './composer'
import { useSpeech } from './context'
import { Header } from './header'
import { Icon } from './icon'
import { Log } from './log'

interface Props {
  conversation: Conversation
  open: boolean
  draft: string
  onDraft: (text: string) => void
  onClose: () => void
}

const PHONE = matchMedia('(max-width: 480px)')

function useMedia(query: MediaQueryList): boolean {
  const [matches, setMatches] = useState(query.matches)
  useEffect(() => {
    const listen = () => setMatches(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  return matches
}

/** The part of the screen a phone's keyboard leaves; iOS does not shrink the page for it. */
function useKeyboardRoom(panel: { current: HTMLElement | null }, active: boolean): void {
  useEffect(() => {
    const view = window.visualViewport
    if (!active || !view) return
    const fit = () => panel.current?.style.setProperty('--room', `${view.height}px`)
    fit()
    view.addEventListener('resize', fit)
    return () => {
      view.removeEventListener('resize', fit)
      panel.current?.style.removeProperty('--room')
    }
  }, [active])
}

export function Panel({ conversation, open, draft, onDraft, onClose }: Props) {
  const { words } = useSpeech()
  const state = useConversation(conversation)
  const phone = useMedia(PHONE)
  const panel = useRef<HTMLElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const atEnd = useRef(true)
  const [composing, setComposing] = useState(false)
  const [dropping, setDropping] = useState(false)

  const see = () => {
    if (open && atEnd.current && document.visibilityState === 'visible') conversation.see()
  }
  useEffect(() => {
    if (open) field.current?.focus({ preventScroll: true })
    see()
    document.addEventListener('visibilitychange', see)
    return () => document.removeEventListener('visibilitychange', see)
  }, [open])
  useEffect(see, [state.messages, state.rating])
  useKeyboardRoom(panel, open && phone)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation() // the shop's own dialogs listen too
      onClose()
    }
    if (event.key === 'Tab' && phone) trap(event, panel.current!)
  }
  const offline = state.connection === 'offline'
  return (
    <section
      ref={panel}
      class="panel"
      role="dialog"
      aria-label={words.chat}
      aria-modal={phone || undefined}
      hidden={!open}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={(event) => {
        if (!panel.current!.contains(event.relatedTarget as Node | null)) setDropping(false)
      }}
      onDrop={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        setDropping(false)
        conversation.attach([...event.dataTransfer.files])
      }}
    >
      {dropping && <p class="drop">{words.drop}</p>}
      <Header state={state} onClose={onClose} />
      <p class={offline ? 'net' : 'vh'} role="status">
        {offline && (
          <>
            <Icon name="refresh" size={16} />
            {navigator.onLine === false ? words.offline : words.reconnecting}
          </>
        )}
      </p>
      <Log
        state={state}
        quiet={composing || !open}
        onRetry={conversation.retry}
        load={conversation.file}
        rate={conversation}
        onOlder={() => void conversation.loadOlder()}
        onSee={(seen) => {
          atEnd.current = seen
          see()
        }}
      />
      <Composer
        field={field}
        draft={draft}
        onDraft={onDraft}
        onSend={conversation.send}
        files={state.files}
        onAttach={conversation.attach}
        onReattach={conversation.reattach}
        onDetach={conversation.detach}
        onType={conversation.type}
        onComposing={setComposing}
      />
    </section>
  )
}

/** Full screen, the page behind cannot be seen, so Tab goes round inside. */
function trap(event: KeyboardEvent, panel: HTMLElement): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button, a[href], textarea, [tabindex="0"]')]
  const active = (panel.getRootNode() as ShadowRoot).activeElement
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  if (active !== edge) return
  event.preventDefault()
  ;(event.shiftKey ? stops.at(-1) : stops[0])?.focus()
}
