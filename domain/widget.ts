/**
 * How a website inbox presents itself, in one language: what of its settings a visitor's page gets. Free of zod, for the
 * widget, and for the editor that shows the same before it is published.
 */
import { paletteOf } from './brand-palette'
import type { ContactField, FieldKind } from './contact-field'
import { LAUNCHER_PATHS } from './launcher-icons'

export const LAUNCHER_ICONS = ['talk', 'question', 'wave'] as const
export type LauncherIcon = (typeof LAUNCHER_ICONS)[number]

/** What a form may ask besides the workspace's own fields. `question`: what it is about, said as the first message. */
export const FORM_KEYS = ['name', 'email', 'phone', 'question'] as const
export type FormKey = (typeof FORM_KEYS)[number]
export const isFormKey = (key: string): key is FormKey => (FORM_KEYS as readonly string[]).includes(key)

/** Words a shop may have its own of. What it leaves out is said in the widget's words. */
export const WIDGET_TEXTS = [
  'launcher',
  'title',
  'intro',
  'away',
  'preChatTitle',
  'preChatText',
  'offlineTitle',
  'offlineText',
] as const
export type WidgetText = (typeof WIDGET_TEXTS)[number]
export type WidgetTexts = Partial<Record<WidgetText, string>>

export interface FormField {
  /** One of FORM_KEYS, or the id of a field of the workspace. */
  key: string
  required: boolean
  /** By language. Left out: the widget's word, or the field's name. */
  labels: Record<string, string>
}

export type PreChatAsk = 'never' | 'unknown' | 'always'

/** When the offline form stands in for the chat: while nobody is available, or outside the workspace's business hours. */
export const OFFLINE_WHEN = ['away', 'hours'] as const
export type OfflineWhen = (typeof OFFLINE_WHEN)[number]

export interface WidgetLook {
  shopName: string
  brand: string
  side: 'left' | 'right'
  /** Distances of the launcher from the window's side and bottom, px. */
  edge: number
  bottom: number
  icon: LauncherIcon
  /** The first is what every other falls back to. */
  languages: string[]
  greeting: Record<string, string>
  texts: Record<string, WidgetTexts>
  preChat: { ask: PreChatAsk; fields: FormField[] }
  offline: { on: boolean; when: OfflineWhen; fields: FormField[] }
}

export type AskedKind = 'text' | 'email' | 'phone' | 'long' | Exclude<FieldKind, 'text'>
export interface AskedField {
  key: string
  kind: AskedKind
  /** null: the widget has a word of its own for it. */
  label: string | null
  choices: string[]
  required: boolean
}

export interface DressedWidget {
  shopName: string
  brand: string
  /** What is written on it. */
  ink: string
  side: 'left' | 'right'
  edge: number
  bottom: number
  /** A path on a grid of 24, drawn by its outline. */
  icon: string
  greeting: string | null
  texts: WidgetTexts
  preChat: AskedField[] | null
  offline: AskedField[] | null
}

/** Languages to look in for a text, the nearest to `tag` first, the shop's default last. */
export function languagesFor(languages: readonly string[], tag: string): string[] {
  const wanted = tag.toLowerCase().split('-')
  const near = wanted.map((_, end) => wanted.slice(0, wanted.length - end).join('-'))
  const exact = near.flatMap((name) => languages.filter((language) => language.toLowerCase() === name))
  // "zh-TW" for somebody of "zh-CN", or for "zh": nearer than another language.
  const kin = languages.filter((language) => language.toLowerCase().split('-')[0] === wanted[0])
  return [...new Set([...exact, ...kin, ...languages.slice(0, 1)])]
}

/** Asks what cannot be missing: where the answer to a message left behind goes is not, but the message is. */
const MESSAGE: FormField = { key: 'question', required: true, labels: {} }

export interface Dressing {
  look: WidgetLook
  fields: readonly ContactField[]
  /** BCP 47 of the visitor's page. */
  language: string
  /** What is known of the visitor already, by key. */
  known?: ReadonlySet<string>
}

export function dressWidget({ look, fields, language, known = new Set() }: Dressing): DressedWidget {
  const near = languagesFor(look.languages, language)
  const said = (of: (language: string) => string | undefined) => {
    for (const name of near) {
      const text = of(name)?.trim()
      if (text) return text
    }
    return null
  }
  const asked = (field: FormField): AskedField[] => {
    const { key, required, labels } = field
    const label = said((name) => labels[name])
    if (isFormKey(key))
      return [{ key, kind: key === 'question' ? 'long' : key === 'name' ? 'text' : key, label, choices: [], required }]
    const own = fields.find(({ id }) => id === key)
    // A field that was removed since is asked of nobody.
    return own ? [{ key, kind: own.kind, label: label ?? own.name, choices: own.choices, required }] : []
  }
  const texts: WidgetTexts = {}
  for (const text of WIDGET_TEXTS) {
    const words = said((name) => look.texts[name]?.[text])
    if (words !== null) texts[text] = words
  }
  const { ask } = look.preChat
  const wanted = ask === 'never' ? [] : look.preChat.fields.filter(({ key }) => ask === 'always' || !known.has(key))
  const preChat = wanted.flatMap(asked)
  const offline = look.offline.fields.filter(({ key }) => key !== 'question')
  const message = look.offline.fields.find(({ key }) => key === 'question') ?? MESSAGE
  return {
    shopName: look.shopName,
    brand: look.brand,
    ink: paletteOf(look.brand, false).ink,
    side: look.side,
    edge: look.edge,
    bottom: look.bottom,
    icon: LAUNCHER_PATHS[look.icon],
    greeting: said((name) => look.greeting[name]),
    texts,
    preChat: preChat.length > 0 ? preChat : null,
    offline: look.offline.on ? [...offline, { ...message, required: true }].flatMap(asked) : null,
  }
}

/**
 * Whether somebody is there, as the visitor is told, and whether the offline form is asked at this hour. A shop that goes by
 * its hours is closed outside them, whoever is still at the desk, and within them takes a chat though everybody is at lunch.
 */
export function attendanceOf(
  offline: Pick<WidgetLook['offline'], 'on' | 'when'>,
  { available, open }: { available: boolean; open: boolean },
): { staffed: boolean; asks: boolean } {
  if (!offline.on || offline.when === 'away') return { staffed: available, asks: !available }
  return { staffed: available && open, asks: !open }
}

export type AnswerProblem = 'missing' | 'email' | 'phone' | 'number' | 'date' | 'choice'

/** What is wrong with an answer, as far as can be told without asking anybody; null: nothing. */
export function problemOf(
  { kind, required, choices }: Pick<AskedField, 'kind' | 'required' | 'choices'>,
  answer: string,
): AnswerProblem | null {
  const text = answer.trim()
  if (text === '') return required ? 'missing' : null
  if (kind === 'email' && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)) return 'email'
  if (kind === 'phone' && (!/^[+\d\s().\-/]{5,40}$/.test(text) || text.replaceAll(/\D/g, '').length < 5)) return 'phone'
  if (kind === 'number' && !Number.isFinite(Number(text.replace(',', '.')))) return 'number'
  if (kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'date'
  if (kind === 'choice' && !choices.includes(text)) return 'choice'
  return null
}
