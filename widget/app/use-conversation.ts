/** The conversation's state in a component, drawn again when it changes. */
import { useEffect, useState } from 'preact/hooks'
import type { ChatState, Conversation } from './conversation'

export function useConversation(conversation: Conversation): ChatState {
  const [state, setState] = useState(conversation.state)
  useEffect(() => {
    const update = () => setState(conversation.state)
    update() // it may have changed between the drawing and this
    return conversation.subscribe(update)
  }, [conversation])
  return state
}
