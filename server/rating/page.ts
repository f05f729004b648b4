/** The page behind a rating link. What anybody wrote is escaped here. */
import { RATING_COMMENT_MAX, STARS } from '@/domain/rating'
import { createPages, escape } from '../pages/page'
import { ratingWords } from './words'

const CSS = `
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
.given{display:flex;gap:4px;margin-top:16px;color:var(--star)}
.given svg{width:28px;height:28px}.given .full{fill:currentColor}
@media (forced-colors:active){.stars label:has(input:checked){border:2px solid}}
`
const STAR = 'M12 3.6l2.6 5.27 5.82.85-4.21 4.1.99 5.79L12 16.88l-5.2 2.73.99-5.79-4.21-4.1 5.82-.85z'

const pages = createPages(CSS)
export const PAGE_HEADERS = pages.headers

function page(language: string | null, title: string, body: string): string {
  const { language: lang, dir } = ratingWords(language)
  return pages.render({ lang, dir, title, body })
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
