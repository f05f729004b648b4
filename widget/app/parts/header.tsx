/** Who the visitor is talking to. */
import type { ChatState } from '../conversation'
import { initials } from '../initials'
import { Avatar } from './avatar'
import { useSpeech } from './context'
import { Icon } from './icon'

export function Header({ state, onClose }: { state: ChatState; onClose: () => void }) {
  const { words } = useSpeech()
  const { config } = state
  const speaker = state.messages.findLast((message) => message.author.kind !== 'contact')?.author
  const online = config.staffed && state.connection === 'live'
  const there = config.staffed ? words.online : words.away
  const line = state.connection === 'offline' ? words.disconnected : speaker?.kind === 'bot' ? words.automated : there
  return (
    <div class="head">
      {speaker?.kind === 'agent' ? (
        <Avatar face={speaker} big online={online} />
      ) : speaker?.kind === 'bot' ? (
        <Avatar face="bot" big />
      ) : (
        <span class="mark" aria-hidden="true">
          {initials(config.shopName).slice(0, 1)}
        </span>
      )}
      <div class="who">
        <h2>
          {speaker?.kind === 'agent'
            ? speaker.name
            : speaker?.kind === 'bot'
              ? words.assistant(config.shopName)
              : config.shopName}
        </h2>
        <p>{line}</p>
      </div>
      <button type="button" class="ib" aria-label={words.close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}
