/** What every part of the chat needs to speak: words, the page's language, the shop. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Words } from '../../i18n/en'

export interface Speech {
  words: Words
  /** BCP 47 of the page, for prices. */
  language: string
  /** BCP 47 for days and times, which stand among our words. */
  clockLanguage: string
  /** Where links of cards lead first. */
  hub: string
}

export const SpeechContext = createContext<Speech | null>(null)

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('A part of the chat was drawn outside of it')
  return speech
}
