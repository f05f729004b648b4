/** What the frame with the real widget is told to show, for a screen the editor wants to see. */
import type { Agent } from '@/domain/agent'
import type { ContactField } from '@/domain/contact-field'
import { avatarHue } from '@/domain/marks'
import { dressWidget, type WidgetLook } from '@/domain/widget'
import type { PreviewConfig, PreviewShow } from '@/domain/widget-preview'

export const SCREENS = ['launcher', 'greeting', 'pre_chat', 'chat', 'offline'] as const
export type Screen = (typeof SCREENS)[number]

/** At most so many faces are shown to a visitor. */
const FACES = 3

export interface Previewed {
  look: WidgetLook
  fields: readonly ContactField[]
  agents: readonly Agent[]
  screen: Screen
  language: string
  dark: boolean
  /** Raised to begin anew. */
  round: number
}

/** Whoever is there now; at night, whoever could be: the chat of the day is to be seen then, too. */
function faces(agents: readonly Agent[]): PreviewConfig['agents'] {
  const active = agents.filter(({ active }) => active).sort((a, b) => a.name.localeCompare(b.name))
  const there = active.filter(({ availability }) => availability === 'available')
  return (there.length > 0 ? there : active).slice(0, FACES).map(({ id, name }) => ({ name, hue: avatarHue(id) }))
}

export function previewOf({ look, fields, agents, screen, language, dark, round }: Previewed): PreviewShow {
  // Whatever is asked at other times, its form is seen where one looks for it.
  const preChat = { ...look.preChat, ask: screen === 'pre_chat' ? look.preChat.ask : ('never' as const) }
  const dressed = dressWidget({ look: { ...look, preChat }, fields, language })
  const isAway = screen === 'offline'
  const shown = faces(agents)
  return {
    kind: 'show',
    config: {
      ...dressed,
      offline: isAway ? dressed.offline : null,
      staffed: !isAway && shown.length > 0,
      agents: isAway ? [] : shown,
    },
    language,
    dark,
    open: screen !== 'launcher' && screen !== 'greeting',
    greets: screen === 'greeting',
    round: `${screen} ${round}`,
  }
}

export interface Stage {
  width: number
  height: number
}
export interface Frame extends Stage {
  /** Smaller than life, where the stage has no room. */
  scale: number
}

const PHONE: Stage = { width: 375, height: 740 }
/** Below this the widget takes the window for a phone's (widget/app/chat.css). */
const DESKTOP_MIN = 500
const PANEL = 380
const MARGIN = 24

/** How large the frame is on the stage. A desktop's window may be wider than it: what lies away from the widget is cut off. */
export function frameOn(stage: Stage, device: 'desktop' | 'phone', edge: number): Frame {
  if (device === 'phone') {
    const scale = Math.min(1, stage.width / PHONE.width)
    return { width: PHONE.width, height: Math.min(PHONE.height, stage.height / scale), scale }
  }
  const scale = Math.min(1, stage.width / (PANEL + edge + MARGIN))
  return { width: Math.max(DESKTOP_MIN, stage.width / scale), height: stage.height / scale, scale }
}
