/** The card beside the launcher that offers help. A file of its own: most visitors never see the chat, many see this. */
import { render } from 'preact'
import { chatLanguageOf } from '@/domain/page-language'
import { wordsFor } from '../i18n/words'
import type { Bridge } from '../loader/bridge'
import css from './greeting.css?inline'
import { Avatar } from './parts/avatar'
import { Icon } from './parts/icon'
import { paint, pageIsDark } from './theme'
import base from './tokens.css?inline'

/** The answer takes the card away again. */
export function greet({ root, language, script, config, toggle, addStyles }: Bridge): () => void {
  const words = wordsFor(language)
  const text = config.greeting
  if (!text) return () => {}
  const dark = pageIsDark(script)
  const agent = config.agents[0] ?? { name: config.shopName, hue: 200 }
  const title = config.agents[0] ? words.from(agent.name.split(/\s+/)[0]!, config.shopName) : config.shopName
  const box = document.createElement('div')
  box.className = `w ${config.side}`
  box.dataset.theme = dark ? 'dark' : 'light'
  box.lang = chatLanguageOf(language)
  box.dir = getComputedStyle(document.documentElement).direction
  const end = () => {
    render(null, box)
    box.remove()
  }
  const dismiss = () => {
    end()
    root.querySelector<HTMLElement>('button')?.focus()
  }
  addStyles(root, base)
  addStyles(root, css)
  paint(root.host as HTMLElement, config, dark)
  root.prepend(box)
  render(
    <aside class="hello" aria-label={title} role="status">
      <button type="button" class="say" onClick={toggle}>
        <Avatar face={agent} big online={config.staffed} />
        <span>
          <b>{title}</b>
          <span dir="auto">{text}</span>
        </span>
      </button>
      <button type="button" class="ib" aria-label={words.dismiss} onClick={dismiss}>
        <Icon name="cross" size={16} />
      </button>
    </aside>,
    box,
  )
  return end
}
