/** Changes to a widget's settings, each as new settings: a language more or less, a field moved, what is missing. */
import type { WidgetSettings } from '@/domain/widget-settings'
import { WIDGET_TEXTS, type FormField, type WidgetText } from '@/domain/widget'

type Part = Partial<WidgetSettings>

export const withGreeting = ({ greeting }: WidgetSettings, language: string, text: string): Part => ({
  greeting: { ...greeting, [language]: text },
})

export const withText = ({ texts }: WidgetSettings, language: string, key: WidgetText, text: string): Part => ({
  texts: { ...texts, [language]: { ...texts[language], [key]: text } },
})

export const withLanguage = ({ languages }: WidgetSettings, language: string): Part => ({
  languages: [...languages, language],
})

/** Everybody who has none of the others' languages gets this one. */
export const withDefault = ({ languages }: WidgetSettings, language: string): Part => ({
  languages: [language, ...languages.filter((each) => each !== language)],
})

const but = <T>(record: Record<string, T>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))

/** What was written in it goes too. */
export function withoutLanguage(settings: WidgetSettings, language: string): Part {
  const fields = (given: FormField[]) => given.map((field) => ({ ...field, labels: but(field.labels, language) }))
  return {
    languages: settings.languages.filter((each) => each !== language),
    greeting: but(settings.greeting, language),
    texts: but(settings.texts, language),
    preChat: { ...settings.preChat, fields: fields(settings.preChat.fields) },
    offline: { ...settings.offline, fields: fields(settings.offline.fields) },
  }
}

/** How many texts the shop has in its first language, and not in this one: those who speak it get the first language's. */
export function missingIn(settings: WidgetSettings, language: string): number {
  const [first = 'en'] = settings.languages
  const { greeting, texts, preChat, offline } = settings
  const pairs: [string | undefined, string | undefined][] = [
    [greeting[first], greeting[language]],
    ...WIDGET_TEXTS.map((key) => [texts[first]?.[key], texts[language]?.[key]] as [string?, string?]),
    ...[...preChat.fields, ...offline.fields].map(
      ({ labels }) => [labels[first], labels[language]] as [string?, string?],
    ),
  ].map(([one, other]) => [one, other])
  return pairs.filter(([one, other]) => one?.trim() && !other?.trim()).length
}

export const withField = (fields: readonly FormField[], key: string, part: Partial<FormField>): FormField[] =>
  fields.map((field) => (field.key === key ? { ...field, ...part } : field))
