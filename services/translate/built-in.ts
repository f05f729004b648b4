/**
 * The browser's own engine: nothing leaves the computer. Pages only, not workers; in our frames the bridge's `allow`
 * lets it through. https://developer.mozilla.org/docs/Web/API/Translator_and_Language_Detector_APIs
 */
import { AppError } from '@/domain/errors'
import type { Question, TranslationEngine } from './engine'

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available'
type Pair = { sourceLanguage: string; targetLanguage: string }
interface BrowserTranslator {
  translate(text: string): Promise<string>
  destroy(): void
}
interface BrowserDetector {
  detect(text: string): Promise<{ detectedLanguage: string; confidence: number }[]>
  destroy(): void
}
export interface BuiltIn {
  Translator?: { availability(pair: Pair): Promise<Availability>; create(pair: Pair): Promise<BrowserTranslator> }
  LanguageDetector?: { availability(): Promise<Availability>; create(): Promise<BrowserDetector> }
}

/** Below it the detector is guessing, and a guess would translate nonsense. */
const SURE_ENOUGH = 0.5

/** The browser tells Chinese apart by script: `zh-CN` → `zh`, `zh-TW` → `zh-Hant`; others need only the language. */
export function builtInCode(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize()
  return language === 'zh' && script === 'Hant' ? 'zh-Hant' : language
}

export function createBuiltInEngine(browser: BuiltIn): TranslationEngine {
  const { Translator, LanguageDetector } = browser

  async function sourceOf({ text, from }: Question): Promise<string | null> {
    if (from) return builtInCode(from)
    if (!LanguageDetector || (await LanguageDetector.availability()) !== 'available') return null
    try {
      const detector = await LanguageDetector.create()
      const [best] = await detector.detect(text).finally(() => detector.destroy())
      return best && best.confidence >= SURE_ENOUGH && best.detectedLanguage !== 'und' ? best.detectedLanguage : null
    } catch (error) {
      // "Available" is no promise: a browser without the detector's model fails only now. Another engine may know.
      console.warn('[translate]', error)
      return null
    }
  }
  const pairOf = async (question: Question): Promise<Pair | null> => {
    const source = await sourceOf(question)
    return source === null ? null : { sourceLanguage: source, targetLanguage: builtInCode(question.to) }
  }

  return {
    async readiness(question) {
      const pair = Translator && (await pairOf(question))
      if (!Translator || !pair) return 'unable'
      if (pair.sourceLanguage === pair.targetLanguage) return 'ready'
      const availability = await Translator.availability(pair)
      return availability === 'available' ? 'ready' : availability === 'unavailable' ? 'unable' : 'after-download'
    },
    async translate(question) {
      const pair = await pairOf(question)
      if (!Translator || !pair) throw new AppError('translation_language_unsupported', { to: question.to })
      const answer = { from: pair.sourceLanguage, engine: 'browser' }
      if (pair.sourceLanguage === pair.targetLanguage) return { ...answer, text: question.text }
      try {
        const translator = await Translator.create(pair)
        try {
          return { ...answer, text: await translator.translate(question.text) }
        } finally {
          translator.destroy()
        }
      } catch (cause) {
        throw new AppError('translation_failed', pair, { cause })
      }
    },
  }
}
