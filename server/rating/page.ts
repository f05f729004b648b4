/**
 * The page behind a rating link: plain HTML and one style, no script, nothing loaded. What anybody wrote is escaped here
 * and nowhere else.
 */
import { createHash } from 'node:crypto'
import { RATING_COMMENT_MAX, STARS } from '@/domain/rating'
import { ratingWords } from './words'

const CSS = `
:root{color-scheme:light dark;--bg:#f4f6f8;--card:#fff;--ink:#1b2530;--soft:#55626f;--line:#7b8894;--edge:#dde3e8;--accent:#0b6a6f;--on:#fff;--star:#b36b00;--off:#8c98a3;--bad:#a12029}
@media (prefers-color-scheme:dark){:root{--bg:#14191e;--card:#1e252c;--ink:#eef1f4;--soft:#b6c0c9;--line:#84919c;--edge:#333d46;--accent:#5cc4c6;--on:#06282a;--star:#f0b04a;--off:#8c98a3;--bad:#ff9a9a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans Arabic',sans-serif}
main{width:100%;max-width:440px;padding:32px 24px;border:1px solid var(--edge);border-radius:16px;background:var(--card)}
h1{margin:0 0 4px;font-size:22px;line-height:1.3;text-wrap:balance;overflow-wrap:anywhere}
p{margin:0;color:var(--soft);overflow-wrap:anywhere}
fieldset{margin:24px 0 0;padding:0;border:0}
legend{padding:0;font-weight:600}
.stars{display:flex;gap:4px;margin-top:8px}
.stars label{position:relative;flex:1;display:grid;justify-items:center;gap:4px;padding:4px 0;border-radius:8px;color:var(--off);font-size:12px;line-height:1.3;text-align:center;cursor:pointer}
.stars span{color:var(--soft)}
.stars input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
svg{width:40px;height:40px;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linejoin:round}
.stars:has(input:checked) label{color:var(--star)}
.stars:has(input:checked) svg{fill:currentColor}
.stars label:has(input:checked)~label{color:var(--off)}
.stars label:has(input:checked)~label svg{fill:none}
.stars label:has(input:checked) span{color:var(--ink);font-weight:600}
.stars label:hover{background:var(--bg)}
.stars label:has(input:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.field{display:flex;justify-content:space-between;gap:8px;margin-top:24px;font-weight:600}
.field small{color:var(--soft);font-weight:400}
textarea{display:block;width:100%;min-height:96px;margin-top:8px;padding:10px 12px;border:1px solid var(--line);border-radius:10px;background:var(--bg);color:inherit;font:inherit;resize:vertical}
button{width:100%;min-height:48px;margin-top:20px;padding:12px;border:0;border-radius:10px;background:var(--accent);color:var(--on);font:600 16px/1.5 inherit;font-family:inherit;cursor:pointer}
textarea:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.bad{margin-top:8px;color:var(--bad);font-weight:600}
.given{display:flex;gap:4px;margin-top:16px;color:var(--star)}
.given svg{width:28px;height:28px}.given .full{fill:currentColor}
@media (forced-colors:active){.stars label:has(input:checked){border:2px solid}}
`
const STAR = 'M12 3.6l2.6 5.27 5.82.85-4.21 4.1.99 5.79L12 16.88l-5.2 2.73.99-5.79-4.21-4.1 5.82-.85z'

/** Nothing runs, nothing is fetched, nobody frames it; the form goes home only. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(CSS).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  // The address is the right to answer: it is not kept by caches, told to others or found by search.
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!)

function page(language: string | null, title: string, body: string): string {
  const { language: lang, dir } = ratingWords(language)
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${CSS}</style></head><body><main>${body}</main></body></html>`
}

const star = (full = false) =>
  `<svg viewBox="0 0 24 24" aria-hidden="true"${full ? ' class="full"' : ''}><path d="${STAR}"/></svg>`

export interface RatingForm {
  shopName: string
  agentName: string | null
  language: string | null
  /** Sent before, and not complete. */
  given: { stars: number | null; comment: string } | null
}

export function formPage({ shopName, agentName, language, given }: RatingForm): string {
  const { words } = ratingWords(language)
  const options = STARS.map((count) => {
    const checked = given?.stars === count ? ' checked' : ''
    return `<label><input type="radio" name="stars" value="${count}" required${checked} aria-label="${count} – ${escape(words.stars[count - 1]!)}">${star()}<span>${escape(words.stars[count - 1]!)}</span></label>`
  })
  const missing = given && given.stars === null
  const trouble = missing ? `<p class="bad" id="missing" role="alert">${escape(words.missing)}</p>` : ''
  const first = agentName?.split(/\s+/)[0] ?? null
  return page(
    language,
    words.title(shopName),
    `<h1>${escape(words.question(first))}</h1><p>${escape(words.title(shopName))}</p>
<form method="post"><fieldset role="radiogroup" aria-required="true"${missing ? ' aria-invalid="true" aria-describedby="missing"' : ''}><legend>${escape(words.group)}</legend><div class="stars">${options.join('')}</div>${trouble}</fieldset>
<label class="field" for="comment">${escape(words.comment)}<small>${escape(words.optional)}</small></label>
<textarea id="comment" name="comment" dir="auto" maxlength="${RATING_COMMENT_MAX}">${escape(given?.comment ?? '')}</textarea>
<button type="submit">${escape(words.send)}</button></form>`,
  )
}

/** `stars`: what they gave. */
export function thanksPage(language: string | null, stars: number): string {
  const { words } = ratingWords(language)
  const shown = STARS.map((count) => star(count <= stars)).join('')
  return page(
    language,
    words.thanks,
    `<h1>${escape(words.thanks)}</h1><p>${escape(words.thanksText)}</p><div class="given" role="img" aria-label="${stars} – ${escape(words.stars[stars - 1]!)}">${shown}</div>`,
  )
}

/** Forged, expired, used or replaced: it does not say which, and nothing of whom it was for. */
export function gonePage(language: string | null): string {
  const { words } = ratingWords(language)
  return page(language, words.gone, `<h1>${escape(words.gone)}</h1><p>${escape(words.goneText)}</p>`)
}

export function busyPage(language: string | null): string {
  const { words } = ratingWords(language)
  return page(language, words.busy, `<h1>${escape(words.busy)}</h1>`)
}
