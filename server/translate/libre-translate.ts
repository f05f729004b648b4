/**
 * Client of a LibreTranslate-compatible server. https://docs.libretranslate.com/api/
 * What it answers is checked: public instances may answer 200 with nonsense to clients they take for robots.
 */
import { z } from 'zod'
import { AppError } from '@/domain/errors'
import { OutgoingError, type FetchGuarded } from '@/server/http/client'
import { fromServerCode, serverCode } from './language-codes'

export interface TranslationServer {
  url: string
  key: string | null
}
export interface TranslationJob {
  texts: string[]
  from: string | null
  to: string
}
export interface Translation {
  text: string
  from: string | null
}

const Languages = z.array(z.object({ code: z.string(), targets: z.array(z.string()).default([]) })).min(1)
const Detected = z.object({ language: z.string(), confidence: z.number() })
const One = z.object({ translatedText: z.string(), detectedLanguage: Detected.optional() })
const Many = z.object({ translatedText: z.array(z.string()) })

const LANGUAGES_MS = 10 * 60_000
const TIMEOUT_MS = 20_000
/** How many texts of unknown language are asked about at once; a server detects one language per request. */
const AT_ONCE = 4

export function createLibreTranslate(fetch: FetchGuarded, now: () => number = Date.now) {
  const known = new Map<string, { until: number; languages: z.infer<typeof Languages> }>()

  async function call<T extends z.ZodType>(
    server: TranslationServer,
    path: string,
    body: unknown,
    answer: T,
  ): Promise<z.infer<T>> {
    const key = server.key === null ? {} : { api_key: server.key }
    const request = {
      url: `${server.url.replace(/\/+$/, '')}${path}`,
      timeoutMs: TIMEOUT_MS,
      ...(body === null
        ? {}
        : {
            method: 'POST' as const,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ ...body, ...key }),
          }),
    }
    const response = await fetch(request).catch((cause: unknown) => {
      if (cause instanceof OutgoingError) throw new AppError('translation_failed', { reason: cause.reason }, { cause })
      throw cause
    })
    if (response.status !== 200) throw failure(response.status)
    let json: unknown
    try {
      json = JSON.parse(response.body.toString('utf8'))
    } catch {
      throw new AppError('translation_failed', { reason: 'not_a_translation_server' })
    }
    const parsed = answer.safeParse(json)
    if (!parsed.success) throw new AppError('translation_failed', { reason: 'not_a_translation_server' })
    return parsed.data
  }

  async function languages(server: TranslationServer) {
    const held = known.get(server.url)
    if (held && held.until > now()) return held.languages
    const fresh = await call(server, '/languages', null, Languages)
    known.set(server.url, { until: now() + LANGUAGES_MS, languages: fresh })
    return fresh
  }

  async function translate(server: TranslationServer, { texts, from, to }: TranslationJob): Promise<Translation[]> {
    const offered = await languages(server)
    const codes = offered.map(({ code }) => code)
    const target = serverCode(to, [...new Set([...codes, ...offered.flatMap(({ targets }) => targets)])])
    const source = from === null ? 'auto' : serverCode(from, codes)
    if (target === null || source === null) throw new AppError('translation_language_unsupported', { from, to })
    if (source !== 'auto') return translateKnown(server, { texts, source, target, from: fromServerCode(source) })
    const results: Translation[] = []
    // A list with `auto` gets one detection for the whole mix, so each text is a request of its own.
    for (let start = 0; start < texts.length; start += AT_ONCE)
      results.push(
        ...(await Promise.all(
          texts.slice(start, start + AT_ONCE).map((text) => translateUnknown(server, text, target)),
        )),
      )
    return results
  }

  async function translateKnown(
    server: TranslationServer,
    job: { texts: string[]; source: string; target: string; from: string },
  ) {
    const { texts, source, target, from } = job
    if (source === target) return texts.map((text) => ({ text, from }))
    const { translatedText } = await call(server, '/translate', { q: texts, source, target, format: 'text' }, Many)
    if (translatedText.length !== texts.length)
      throw new AppError('translation_failed', { reason: 'not_a_translation_server' })
    return translatedText.map((text, index) => ({ text: sane(text, texts[index]!), from }))
  }

  async function translateUnknown(server: TranslationServer, text: string, target: string): Promise<Translation> {
    const answer = await call(server, '/translate', { q: text, source: 'auto', target, format: 'text' }, One)
    // An emoji or a number comes back unchanged as English with confidence 0: that is no detection.
    const detected = answer.detectedLanguage
    const from = detected && detected.confidence > 0 ? fromServerCode(detected.language) : null
    return { text: sane(answer.translatedText, text), from }
  }

  return { translate, languages }
}
export type LibreTranslate = ReturnType<typeof createLibreTranslate>

/** A translation is not empty, and not many times as long as what it translates. */
function sane(translated: string, original: string): string {
  if (translated.trim() === '' || translated.length > original.length * 20 + 200)
    throw new AppError('translation_failed', { reason: 'not_a_translation' })
  return translated
}

function failure(status: number): AppError {
  if (status === 400) return new AppError('translation_language_unsupported', { status })
  const reason =
    status === 401 || status === 403 ? 'key_refused' : status === 429 ? 'too_many_requests' : 'server_error'
  return new AppError('translation_failed', { reason, status })
}
