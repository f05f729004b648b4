/** A face: the agent's initials on their hue, or the bot's glyph. Decorative: the name is said beside it. */
import { initials } from '../initials'
import { Icon } from './icon'

export type Face = { name: string; hue: number } | 'bot'

export function Avatar({ face, big = false, online = false }: { face: Face; big?: boolean; online?: boolean }) {
  const size = big ? 'av big' : 'av'
  const shown =
    face === 'bot' ? (
      <span class={`${size} bot`}>
        <Icon name="bot" size={big ? 20 : 16} />
      </span>
    ) : (
      <span class={size} style={{ '--hue': face.hue }}>
        {initials(face.name)}
      </span>
    )
  return (
    <span class={online ? 'on' : 'face'} aria-hidden="true">
      {shown}
    </span>
  )
}
