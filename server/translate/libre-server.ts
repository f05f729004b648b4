/**
 * For tests: a server that keeps LibreTranslate's documented contract (1.9): lists, aliases, one detection per list,
 * errors. It "translates" by tables; what it has no words for comes back unchanged.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const LANGUAGES = ['en', 'es', 'zh-Hans', 'zh-Hant', 'pt', 'pt-BR']
const ALIASES: Record<string, string> = { zh: 'zh-Hans', zt: 'zh-Hant', pb: 'pt-BR' }
const WORDS: Record<string, Record<string, string>> = {
  'es>en': { 'Hola, ¿tienen la talla M?': 'Hello, do you have size M?', Gracias: 'Thank you' },
  'zh-Hans>en': { 你好: 'Hello' },
  'en>zh-Hans': { 'Thank you': '谢谢' },
}

type Answer = [status: number, body: unknown]

export interface LibreServer {
  url: string
  /** Every translate request so far. */
  asked: { q: string | string[]; source: string; target: string; api_key?: string }[]
  /** The next answers to /translate, whatever is asked. */
  script: Answer[]
  close(): Promise<void>
}

export async function startLibreServer({ key }: { key?: string } = {}): Promise<LibreServer> {
  const asked: LibreServer['asked'] = []
  const script: Answer[] = []

  function translate(body: LibreServer['asked'][number]): Answer {
    asked.push(body)
    const scripted = script.shift()
    if (scripted) return scripted
    if (key !== undefined && body.api_key !== key) return [403, { error: 'Invalid API key' }]
    const [source, target] = [canonical(body.source), canonical(body.target)]
    if (!target || (body.source !== 'auto' && !source)) return [400, { error: `${body.target} is not supported` }]
    const texts = [body.q].flat()
    const detected = body.source === 'auto' ? detect(texts.join(' ')) : null
    const words = WORDS[`${detected?.language ?? source}>${target}`] ?? {}
    const out = texts.map((text) => words[text] ?? text)
    const isList = Array.isArray(body.q)
    return [
      200,
      {
        translatedText: isList ? out : out[0],
        ...(detected ? { detectedLanguage: isList ? texts.map(() => detected) : detected } : {}),
        alternatives: isList ? out.map(() => []) : [],
      },
    ]
  }

  const server = createServer((request, response) => {
    void read(request).then((text) => {
      const list = LANGUAGES.map((code) => ({ code, name: code, targets: LANGUAGES }))
      const [status, body]: Answer =
        request.url === '/languages'
          ? [200, list]
          : request.url === '/translate' && request.method === 'POST'
            ? translate(JSON.parse(text) as LibreServer['asked'][number])
            : [404, { error: 'Not found' }]
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    script,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const canonical = (code: string) =>
  LANGUAGES.find((known) => known.toLowerCase() === (ALIASES[code.toLowerCase()] ?? code).toLowerCase())

/** The best of the whole mix, as the real server does. Nothing to go by: English, with confidence 0. */
function detect(text: string): { language: string; confidence: number } {
  if (/\p{Script=Han}/u.test(text)) return { language: 'zh-Hans', confidence: 95 }
  if (/[¿¡ñ]|Gracias/.test(text)) return { language: 'es', confidence: 90 }
  return { language: 'en', confidence: /\p{L}/u.test(text) ? 80 : 0 }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
