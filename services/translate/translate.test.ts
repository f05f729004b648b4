import { AppError, type ErrorCode } from '@/domain/errors'
import { describe, expect, it } from 'vitest'
import { builtInCode, createBuiltInEngine, type BuiltIn } from './built-in'
import { translateWith, type Memory } from './choose'
import type { Answer, Question, TranslationEngine } from './engine'

const question: Question = { text: 'Las costuras van selladas', from: null, to: 'en' }
const answer = (engine: string): Answer => ({ text: 'The seams are sealed', from: 'es', engine })

function memoryOf(kept = new Map<string, Answer>()): Memory & { kept: Map<string, Answer> } {
  const key = (asked: Question) => JSON.stringify(asked)
  return {
    kept,
    recall: async (asked) => kept.get(key(asked)) ?? null,
    keep: async (asked, given) => void kept.set(key(asked), given),
  }
}
const engineThat = (
  readiness: 'ready' | 'after-download' | 'unable',
  outcome: Answer | ErrorCode,
): TranslationEngine => ({
  readiness: async () => readiness,
  translate: async () => {
    if (typeof outcome === 'string') throw new AppError(outcome)
    return outcome
  },
})

describe('quick translate', () => {
  it('asks the first engine that is ready', async () => {
    const engines = [engineThat('unable', answer('browser')), engineThat('ready', answer('hub'))]
    expect(await translateWith(engines, memoryOf(), question)).toEqual(answer('hub'))
  })

  it('has the browser download a model only where nothing else can answer', async () => {
    const downloading = engineThat('after-download', answer('browser'))
    const ready = await translateWith([downloading, engineThat('ready', answer('hub'))], memoryOf(), question)
    expect(ready.engine).toBe('hub')
    const missing = engineThat('ready', 'translation_not_configured')
    expect((await translateWith([downloading, missing], memoryOf(), question)).engine).toBe('browser')
  })

  it('asks the next engine when one fails', async () => {
    const engines = [engineThat('ready', 'translation_failed'), engineThat('ready', answer('hub'))]
    expect((await translateWith(engines, memoryOf(), question)).engine).toBe('hub')
  })

  it.each([
    [['translation_not_configured'], 'translation_not_configured'],
    [['not_signed_in'], 'translation_not_configured'], // signed out, there is no hub to ask
    [['translation_not_configured', 'translation_failed'], 'translation_failed'],
    [['hub_unreachable'], 'hub_unreachable'],
  ] as [ErrorCode[], ErrorCode][])('says of engines that end in %j: %s', async (codes, expected) => {
    const engines = codes.map((code) => engineThat('ready', code))
    await expect(translateWith(engines, memoryOf(), question)).rejects.toMatchObject({ code: expected })
  })

  it('costs nothing the second time', async () => {
    const memory = memoryOf()
    await translateWith([engineThat('ready', answer('hub'))], memory, question)
    expect(await translateWith([], memory, question)).toEqual(answer('hub'))
    expect(memory.kept.size).toBe(1)
  })

  it('keeps no failure in its memory', async () => {
    const memory = memoryOf()
    await expect(translateWith([engineThat('ready', 'translation_failed')], memory, question)).rejects.toThrow()
    expect(memory.kept.size).toBe(0)
  })
})

describe("the browser's engine", () => {
  type Script = { pairs?: Record<string, 'available' | 'downloadable'>; detects?: string; confidence?: number }
  /** The documented interface of Chromium's Translator and LanguageDetector, answering from a script. */
  function browserWith({ pairs = {}, detects = 'es', confidence = 0.9 }: Script = {}): BuiltIn & { destroyed: number } {
    const browser: BuiltIn & { destroyed: number } = {
      destroyed: 0,
      Translator: {
        availability: async ({ sourceLanguage, targetLanguage }) =>
          pairs[`${sourceLanguage}>${targetLanguage}`] ?? 'unavailable',
        create: async (pair) => ({
          translate: async (text) => `${pair.sourceLanguage}>${pair.targetLanguage}: ${text}`,
          destroy: () => void browser.destroyed++,
        }),
      },
      LanguageDetector: {
        availability: async () => 'available',
        create: async () => ({
          detect: async () => [{ detectedLanguage: detects, confidence }],
          destroy: () => void browser.destroyed++,
        }),
      },
    }
    return browser
  }

  it('finds the language out, translates, and lets both models go', async () => {
    const browser = browserWith({ pairs: { 'es>en': 'available' } })
    const engine = createBuiltInEngine(browser)
    expect(await engine.readiness(question)).toBe('ready')
    expect(await engine.translate(question)).toEqual({ text: `es>en: ${question.text}`, from: 'es', engine: 'browser' })
    expect(browser.destroyed).toBe(3)
  })

  it('is unable where the browser has none', async () => {
    expect(await createBuiltInEngine({}).readiness(question)).toBe('unable')
  })

  it('does not guess a language it is unsure of', async () => {
    const engine = createBuiltInEngine(browserWith({ pairs: { 'es>en': 'available' }, confidence: 0.3 }))
    expect(await engine.readiness(question)).toBe('unable')
  })

  it('steps aside where the detector fails although it said it was there', async () => {
    const browser = browserWith({ pairs: { 'es>en': 'available' } })
    browser.LanguageDetector!.create = async () => {
      throw new DOMException('The language detection model is not available.', 'NotSupportedError')
    }
    expect(await createBuiltInEngine(browser).readiness(question)).toBe('unable')
  })

  it('says when a model must be downloaded first', async () => {
    const engine = createBuiltInEngine(browserWith({ pairs: { 'es>en': 'downloadable' } }))
    expect(await engine.readiness(question)).toBe('after-download')
  })

  it('leaves a text alone that is in the wanted language', async () => {
    const engine = createBuiltInEngine(browserWith({ detects: 'en' }))
    expect(await engine.translate({ ...question, text: 'Hello' })).toMatchObject({ text: 'Hello', from: 'en' })
  })

  it.each([
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['pt-BR', 'pt'],
    ['en', 'en'],
  ])('calls %s %s', (tag, code) => expect(builtInCode(tag)).toBe(code))
})
