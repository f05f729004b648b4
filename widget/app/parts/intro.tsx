/** Before anything was said: who is here, and what to do. */
import type { WidgetConfig } from '@/protocol/widget-api'
import { Avatar } from './avatar'
import { useSpeech } from './context'

const firstName = (name: string) => name.split(/\s+/)[0]!

export function Intro({ config }: { config: WidgetConfig }) {
  const { words, language } = useSpeech()
  const names = config.agents.map((agent) => firstName(agent.name))
  const here = config.staffed && names.length > 0
  return (
    <div class="intro">
      {names.length > 0 && (
        <div class="faces">
          {config.agents.map((agent) => (
            <Avatar face={agent} big />
          ))}
        </div>
      )}
      <h3 dir="auto">{config.texts.title ?? words.introTitle}</h3>
      <p dir="auto">
        {here
          ? (config.texts.intro ?? words.introHere(listOf(names, language)))
          : (config.texts.away ?? words.introAway)}
      </p>
    </div>
  )
}

/** "Mia, Kenji or Priya" in the page's language. */
function listOf(names: string[], language: string): string {
  const tag = /^zh/i.test(language) ? 'zh' : 'en' // the sentence around it is in one of the two
  return new Intl.ListFormat(tag, { type: 'disjunction' }).format(names)
}
