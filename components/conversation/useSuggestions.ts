/** What the composer offers for what is looked for: canned responses by their shortcut, colleagues by their name. */
import type { Trigger } from '@/domain/typeahead'
import type { Suggestion } from './suggestion'
import { foldName } from '@/domain/fold-name'
import { avatarHue } from '@/domain/marks'
import { findCanned, useCannedStore } from '@/stores/canned'
import { useDirectoryStore } from '@/stores/directory'
import { useCannedText } from './useCannedText'

const PREVIEW = 120
const SHOWN = 8

export function useSuggestions(): (trigger: Trigger) => readonly Suggestion[] {
  const directory = useDirectoryStore()
  const canned = useCannedStore()
  const textFor = useCannedText()

  const cannedFor = (query: string): Suggestion[] =>
    findCanned(canned.rows, query)
      .slice(0, SHOWN)
      .map((row) => {
        const { text, language } = textFor(row)
        const preview = text.slice(0, PREVIEW).replace(/\s+/g, ' ')
        return { id: row.id, title: `/${row.shortcut}`, detail: row.title, preview, lang: language, insert: text }
      })
  const colleaguesFor = (query: string): Suggestion[] =>
    directory.agents
      .filter(({ id, active, name }) => active && id !== directory.myId && foldName(name).includes(foldName(query)))
      .slice(0, SHOWN)
      .map(({ id, name }) => ({ id, title: name, hue: avatarHue(id), insert: `@${name} ` }))

  return ({ kind, query }) => (kind === 'canned' ? cannedFor(query) : colleaguesFor(query))
}
